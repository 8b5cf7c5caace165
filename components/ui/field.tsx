'use client'

import { Field as Base } from '@base-ui/react/field'
import type { ReactElement, ReactNode } from 'react'

type FieldProps = {
  label: ReactNode
  /** Stands right of the label: a link, a counter. */
  aside?: ReactNode
  hint?: ReactNode
  /** What is wrong, in the reader's language; makes the control invalid. */
  error?: ReactNode
  /** The control, e.g. <Input name="email" />. */
  children: ReactElement
}

/** A control with its label, hint and error, tied together for screen readers. */
export function Field({ label, aside, hint, error, children }: FieldProps) {
  return (
    <Base.Root invalid={Boolean(error)} className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <Base.Label className="text-sm font-medium">{label}</Base.Label>
        {aside}
      </div>
      <Base.Control render={children} />
      {hint && <Base.Description className="text-xs text-ink-faint">{hint}</Base.Description>}
      <Base.Error match={Boolean(error)} className="text-xs text-danger-text">
        {error}
      </Base.Error>
    </Base.Root>
  )
}
