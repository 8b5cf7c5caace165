'use client'

import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import {
  useConversationAttributes,
  useSetConversationAttributes,
} from '#lib/attributes/use-attributes.ts'
import { mayI } from '#lib/members/member.ts'
import { AttributeFacts } from './attribute-facts.tsx'

/** What the company keeps of a conversation, among its other facts. */
export function ConversationAttributes({
  conversationId,
  asOf,
}: {
  conversationId: string
  /** Position of the event that last changed them. */
  asOf: number
}) {
  const db = useSupabase()
  const { me } = useDirectory()
  const { data } = useConversationAttributes(db, conversationId, asOf)
  const set = useSetConversationAttributes(db, conversationId)
  return (
    <AttributeFacts
      subject="conversation"
      values={data}
      isEditable={mayI(me, 'reply')}
      onChange={set}
    />
  )
}
