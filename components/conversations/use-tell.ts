'use client'

import { useTranslations } from 'next-intl'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'

export type Tell = <Value>(
  verb: () => Promise<Result<Value>>,
  onDone?: (value: Value) => void,
) => Promise<void>

/** Gives `tell(verb)`: runs a verb; a refusal is said with its reason and a retry. */
export function useTell(): Tell {
  const t = useTranslations('conversation')
  const say = useReason()
  const { notify } = useToast()
  return async function tell(verb, onDone) {
    const result = await verb()
    if (result.ok) return onDone?.(result.value)
    notify({
      title: t('notDone'),
      description: say(result.reason),
      important: true,
      action: { label: t('failed.retry'), onClick: () => void tell(verb, onDone) },
    })
  }
}
