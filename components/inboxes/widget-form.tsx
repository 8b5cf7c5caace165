'use client'

import type { ReactNode } from 'react'
import { SaveBar } from '#components/settings/save-bar.tsx'
import type { WidgetDraft } from './use-widget-draft.ts'

type WidgetFormProps = {
  form: WidgetDraft
  /** A field holds what cannot be saved. */
  isWrong?: boolean
  children: ReactNode
}

/** A part of a widget's settings with its buttons; what is refused is said above them. */
export function WidgetForm({ form, isWrong = false, children }: WidgetFormProps) {
  return (
    <form
      className="flex min-w-0 flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWrong) void form.save()
      }}
    >
      {children}
      <SaveBar
        sticky
        isDirty={!form.isSame}
        isSaving={form.isSaving}
        isWrong={isWrong}
        problem={form.refusal}
        onForget={form.undo}
      />
    </form>
  )
}
