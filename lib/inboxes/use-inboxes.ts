'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { archiveInbox, createInbox, updateInbox, updateReopening } from './commands.ts'
import type { Inbox, InboxDraft } from './inbox.ts'
import { allInboxes } from './queries.ts'

const inboxesKey = ['inboxes'] as const

/** The inboxes, and the way to change one; every screen that shows them learns of it. */
export function useInboxes(db: Supabase, initial: Inbox[]) {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: inboxesKey,
    queryFn: () => allInboxes(db),
    initialData: initial,
  })
  const then = async <Answer extends { ok: boolean }>(answer: Promise<Answer>): Promise<Answer> => {
    const result = await answer
    if (result.ok) await client.invalidateQueries({ queryKey: inboxesKey })
    return result
  }
  return {
    inboxes: data,
    update: (id: string, draft: InboxDraft) => then(updateInbox(db, id, draft)),
    updateReopening: (id: string, minutes: number) => then(updateReopening(db, id, minutes)),
    create: (name: string, team: string) => then(createInbox(db, name, team)),
    archive: (id: string) => then(archiveInbox(db, id)),
  }
}
