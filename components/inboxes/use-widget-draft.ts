'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'
import { changesBetween, type WidgetSettings } from '#lib/inboxes/widget-settings.ts'

export type SaveWidget = (draft: WidgetSettings) => Promise<Result<unknown>>

/** Settings as they are being changed: nothing is saved before somebody says so. */
export function useWidgetDraft(settings: WidgetSettings, onSave: SaveWidget) {
  const t = useTranslations('inboxes')
  const say = useReason()
  const { notify } = useToast()
  const [changed, setChanged] = useState<Partial<WidgetSettings>>({})
  const [isSaving, setSaving] = useState(false)
  const [reason, setReason] = useState<string | null>(null)
  const draft = { ...settings, ...changed }
  const isSame = Object.keys(changesBetween(settings, draft)).length === 0

  return {
    draft,
    isSame,
    isSaving,
    refusal: reason && say(reason),
    change: (part: Partial<WidgetSettings>) => {
      setChanged((earlier) => ({ ...earlier, ...part }))
      setReason(null)
    },
    undo: () => {
      setChanged({})
      setReason(null)
    },
    save: async () => {
      if (isSame || isSaving) return
      setSaving(true)
      const answer = await onSave(draft).catch(() => ({ ok: false, reason: 'network' }) as const)
      setSaving(false)
      if (!answer.ok) return setReason(answer.reason)
      setChanged({})
      notify({ title: t('saved') })
    },
  }
}

export type WidgetDraft = ReturnType<typeof useWidgetDraft>
