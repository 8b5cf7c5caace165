'use client'

import { useTranslations } from 'next-intl'
import { useTell } from '#components/conversations/use-tell.ts'
import { useToast } from '#components/ui/toast.tsx'
import type { Verbs } from '#lib/conversations/verbs.ts'
import { useInstantWords } from './use-instant-words.ts'

/** Snoozing, with a way back, and waking. */
export function useSnoozeVerbs(verbs: Verbs) {
  const t = useTranslations('snooze')
  const { notify } = useToast()
  const tell = useTell()
  const say = useInstantWords()
  return {
    /** @param before until when and why it slept already; null while it was awake */
    snooze: (
      until: Date | null,
      reason: string,
      before: { until: Date | null; reason: string } | null,
    ) =>
      tell(
        () => verbs.snooze(until, reason),
        () =>
          notify({
            title: until ? t('sleepsUntil', { until: say(until) }) : t('sleepsUntilReply'),
            action: {
              label: t('undo'),
              onClick: () =>
                void tell(() =>
                  before ? verbs.snooze(before.until, before.reason) : verbs.wake(),
                ),
            },
          }),
      ),
    wake: () => tell(verbs.wake),
  }
}
