'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import type { WidgetDraft } from './use-widget-draft.ts'

type WidgetFormProps = {
  form: WidgetDraft
  /** A field holds what cannot be saved. */
  isWrong?: boolean
  children: ReactNode
}

/** A part of a widget's settings with its buttons; what is refused is said above them. */
export function WidgetForm({ form, isWrong = false, children }: WidgetFormProps) {
  const t = useTranslations('inboxes')
  return (
    <form
      className="flex min-w-0 flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWrong) void form.save()
      }}
    >
      {children}
      <div role="alert" className="empty:hidden">
        {form.refusal && <Callout tone="danger">{form.refusal}</Callout>}
      </div>
      <div className="flex items-center gap-2">
        <Button type="submit" look="primary" busy={form.isSaving} disabled={form.isSame || isWrong}>
          {t('save')}
        </Button>
        <Button look="quiet" disabled={form.isSame || form.isSaving} onClick={form.undo}>
          {t('undo')}
        </Button>
      </div>
    </form>
  )
}
