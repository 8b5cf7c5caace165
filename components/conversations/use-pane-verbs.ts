'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useHandOver } from '#components/routing/use-hand-over.ts'
import { useSnoozeVerbs } from '#components/snooze/use-snooze-verbs.ts'
import { useToast } from '#components/ui/toast.tsx'
import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import { verbsOf } from '#lib/conversations/verbs.ts'
import { useTell } from './use-tell.ts'

/** What can be done with an open conversation; a refusal is said with its reason and a retry. */
export function usePaneVerbs(live: LiveTimeline) {
  const t = useTranslations('conversation')
  const { notify } = useToast()
  const db = useSupabase()
  const { me } = useDirectory()
  const verbs = useMemo(() => verbsOf(db, live, me.id), [db, live, me.id])
  const tell = useTell()
  const handOver = useHandOver(live, verbs)
  const snoozing = useSnoozeVerbs(verbs)

  return {
    ...handOver,
    ...snoozing,
    setPriority: (priority: number) => tell(() => verbs.setPriority(priority)),
    setUrgentAt: (at: Date | null) => tell(() => verbs.setUrgentAt(at)),
    takeBack: (member: string) => tell(() => verbs.withdrawMention(member)),
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
