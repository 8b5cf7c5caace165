'use client'

import { Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'

type EditableFactProps = {
  name: string
  /** What stands in the field when it is edited. */
  value: string
  /** What is shown; the value where it is left out. */
  children?: ReactNode
  isEditable: boolean
  /** With them the value is chosen, not typed. */
  options?: { value: string; label: string }[]
  type?: 'text' | 'email' | 'tel' | 'date'
  inputMode?: 'decimal'
  maxLength?: number
  /** Said below the field while it is edited. */
  hint?: ReactNode
  /** Stores it; a refusal is named under the field, and what was typed stays. */
  onSave: (value: string) => Promise<Result<unknown>>
}

/** A fact that is edited where it stands: Enter and leaving store, Escape goes back. */
export function EditableFact(props: EditableFactProps) {
  const { name, value, children = value, isEditable, hint } = props
  const t = useTranslations('details')
  const say = useReason()
  const id = useId()
  const pencil = useRef<HTMLButtonElement>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const isBusy = useRef(false)

  const close = (isByKey: boolean) => {
    setDraft(null)
    setReason(null)
    // The field that had the focus goes away.
    if (isByKey) requestAnimationFrame(() => pencil.current?.focus())
  }
  const save = async (words: string, isByKey: boolean) => {
    if (isBusy.current) return
    if (words.trim() === value) return close(isByKey)
    isBusy.current = true
    const result = await props.onSave(words.trim()).catch(() => null)
    isBusy.current = false
    if (result?.ok) close(isByKey)
    else setReason(result?.reason ?? 'network')
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close(true)
    else if (event.key === 'Enter' && draft !== null) void save(draft, true)
    else return
    // It would close the drawer, too.
    event.stopPropagation()
    event.preventDefault()
  }

  const field = {
    id,
    autoFocus: true,
    value: draft ?? '',
    'aria-describedby': `${id}-words`,
    'aria-invalid': reason !== null || undefined,
    onKeyDown: press,
  }
  return (
    <dl
      className={classNames(
        'group flex min-h-6 gap-2 text-sm',
        draft === null && 'pointer-coarse:items-center',
      )}
    >
      <dt className="w-22 shrink-0 pt-0.5 wrap-anywhere text-ink-muted">
        {draft === null ? name : <label htmlFor={id}>{name}</label>}
      </dt>
      <dd className="min-w-0 flex-1">
        {draft === null ? (
          <span className="flex items-start gap-1 pointer-coarse:items-center">
            <span className="min-w-0 flex-1 pt-0.5 wrap-anywhere">
              {value === '' && !children ? <span className="text-ink-faint">—</span> : children}
            </span>
            {isEditable && (
              <IconButton
                ref={pencil}
                size="s"
                label={t('edit', { name })}
                className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
                onClick={() => setDraft(value)}
              >
                <Pencil aria-hidden />
              </IconButton>
            )}
          </span>
        ) : (
          <>
            {props.options ? (
              <Select
                {...field}
                onBlur={() => close(false)}
                onChange={(event) => {
                  setDraft(event.target.value)
                  void save(event.target.value, true)
                }}
              >
                <option value="">—</option>
                {props.options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </Select>
            ) : (
              <Input
                {...field}
                type={props.type ?? 'text'}
                inputMode={props.inputMode}
                maxLength={props.maxLength}
                autoComplete="off"
                onChange={(event) => setDraft(event.target.value)}
                onBlur={() => void save(draft, false)}
              />
            )}
            <span id={`${id}-words`} role="alert" className="block pt-1 text-xs">
              {reason !== null && <span className="text-danger-text">{say(reason)}</span>}
              {reason === null && hint && <span className="text-ink-faint">{hint}</span>}
            </span>
          </>
        )}
      </dd>
    </dl>
  )
}
