'use client'

import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useTell } from '#components/conversations/use-tell.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import { tagConversation, untagConversation } from '#lib/tags/commands.ts'

/** Gives `toggle(tag, isOn)` for an open conversation: it shows at once; a refusal is said and taken back. */
export function useToggleTag(live: LiveTimeline, { tagIds }: Conversation) {
  const db = useSupabase()
  const tell = useTell()
  const id = live.conversationId
  return (tag: string, isOn: boolean) => {
    const others = tagIds.filter((each) => each !== tag)
    const verb = isOn ? tagConversation : untagConversation
    void tell(() => live.run(() => verb(db, id, tag), { tagIds: isOn ? [...others, tag] : others }))
  }
}
