'use client'

import { useLocale } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import {
  useAttributeDefinitions,
  useConversationAttributes,
} from '#lib/attributes/use-attributes.ts'
import { useContact } from '#lib/contacts/use-contact.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { valuesOf } from '#lib/macros/values.ts'
import type { Values } from '#lib/macros/variables.ts'

/** What the variables of macros stand for in a conversation; undefined while the customer is on the way. */
export function useMacroValues(conversation: Conversation): Values | undefined {
  const db = useSupabase()
  const locale = useLocale()
  const { me, category, team } = useDirectory()
  const { data: contact } = useContact(db, conversation.contactId)
  const { data: attributes } = useConversationAttributes(db, conversation.id, conversation.position)
  const definitions = useAttributeDefinitions(db)
  if (contact === undefined) return undefined
  return valuesOf(
    {
      contact: contact ?? {
        name: conversation.contactName,
        email: null,
        phone: null,
        attributes: {},
      },
      company: contact?.company ?? null,
      agent: me,
      conversation: {
        number: conversation.number,
        category: category(conversation.categoryId)?.names[locale] ?? null,
        team: team(conversation.teamId)?.name ?? null,
        attributes: attributes ?? {},
      },
    },
    (definitions ?? []).map(({ subject, key }) => `${subject}.${key}`),
  )
}
