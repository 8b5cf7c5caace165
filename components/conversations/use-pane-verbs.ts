'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useToast } from '#components/ui/toast.tsx'
import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import { verbsOf } from '#lib/conversations/verbs.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Assignee } from './assignees.ts'

/** What can be done with an open conversation; a refusal is said with its reason and a retry. */
export function usePaneVerbs(live: LiveTimeline) {
  const t = useTranslations('conversation')
  const say = useReason()
  const { notify } = useToast()
  const db = useSupabase()
  const verbs = useMemo(() => verbsOf(db, live), [db, live])

  const tell = async (verb: () => Promise<Result<null>>, onDone?: () => void) => {
    const result = await verb()
    if (result.ok) return onDone?.()
    notify({
      title: t('notDone'),
      description: say(result.reason),
      important: true,
      action: { label: t('failed.retry'), onClick: () => void tell(verb, onDone) },
    })
  }

  return {
    give: (to: Assignee) => {
      if (to.kind === 'nobody') return tell(verbs.unassign)
      if (to.kind === 'team') return tell(() => verbs.move(to.team.id))
      return tell(() => verbs.assign(to.member.id))
    },
    takeBack: (member: string) => tell(() => verbs.withdrawMention(member)),
    assignTo: (member: string) => tell(() => verbs.assign(member)),
    reopen: () => tell(verbs.reopen),
    close: () =>
      tell(verbs.close, () =>
        notify({
          title: t('closedNotice'),
          action: { label: t('undo'), onClick: () => void tell(verbs.reopen) },
        }),
      ),
  }
}
