'use client'

import { cloneElement, useId, type ReactElement, type ReactNode } from 'react'

type FieldProps = {
  label: ReactNode
  /** Stands right of the label: a link, a counter. */
  aside?: ReactNode
  hint?: ReactNode
  /** What is wrong, in the reader's language; makes the control invalid. */
  error?: ReactNode
  /** The control, e.g. <Input name="email" />. Gets its id and what describes it. */
  children: ReactElement<{
    id?: string
    'aria-describedby'?: string | undefined
    'aria-invalid'?: boolean | undefined
  }>
}

/** A control with its label, hint and error, tied together for screen readers. */
export function Field({ label, aside, hint, error, children }: FieldProps) {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {aside}
      </div>
      {cloneElement(children, {
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-ink-faint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-xs text-danger-text">
          {error}
        </p>
      )}
    </div>
  )
}
