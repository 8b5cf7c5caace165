'use client'

import { useMemo } from 'react'
import { useTell } from '#components/conversations/use-tell.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'
import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import { verbsOf } from '#lib/conversations/verbs.ts'

/** Gives `toggle(tag, isOn)` for an open conversation: it shows at once; a refusal is said and taken back. */
export function useToggleTag(live: LiveTimeline, { tagIds }: Conversation) {
  const db = useSupabase()
  const { me } = useDirectory()
  const tell = useTell()
  const verbs = useMemo(() => verbsOf(db, live, me.id), [db, live, me.id])
  return (tag: string, isOn: boolean) => void tell(() => verbs.toggleTag(tagIds, tag, isOn))
}
