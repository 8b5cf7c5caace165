'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { contrast, inkOn, readColour } from '#lib/widget/colours.ts'

type ColourFieldProps = {
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
}

/** A colour, picked or written, and how well words on it and in it are read. */
export function ColourField({ label, hint, value, onChange }: ColourFieldProps) {
  const t = useTranslations('inboxes.looks')
  const [typed, setTyped] = useState<string | null>(null)
  const write = (text: string) => {
    setTyped(text)
    const whole = /^#?([0-9a-f]{6})$/i.exec(text.trim())?.[1]
    if (whole) onChange(`#${whole.toLowerCase()}`)
  }
  const shown = typed ?? value
  const isWrong = !/^#?[0-9a-f]{6}$/i.test(shown.trim())
  const colour = readColour(value)
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-end gap-2">
        <input
          type="color"
          aria-label={t('pick', { what: label })}
          value={value}
          onChange={(event) => {
            setTyped(null)
            onChange(event.target.value.toLowerCase())
          }}
          className="h-8 w-11 shrink-0 cursor-pointer rounded-m border border-line-strong bg-surface p-0.5 pointer-coarse:h-10"
        />
        <div className="min-w-0 flex-1">
          <Field
            label={label}
            {...(hint && { hint })}
            {...(isWrong && { error: t('colourWrong') })}
          >
            <Input
              spellCheck={false}
              autoComplete="off"
              className="font-mono"
              aria-invalid={isWrong || undefined}
              value={shown}
              onChange={(event) => write(event.target.value)}
              onBlur={() => setTyped(null)}
            />
          </Field>
        </div>
      </div>
      {hint && <p className="text-xs text-ink-faint">{hint}</p>}
      <p role="alert" className="text-xs text-danger-text empty:hidden">
        {isWrong && t('colourWrong')}
      </p>
      {colour && (
        <p className="flex items-center gap-2 text-xs text-ink-muted">
          <span
            aria-hidden
            className="inline-flex h-5 items-center rounded-s px-1.5 text-2xs font-medium"
            style={{ background: value, color: inkOn(colour) }}
          >
            Аа
          </span>
          {contrast(colour, [255, 255, 255]) >= 3
            ? t('contrastGood', {
                ratio: ratio(contrast(colour, readColour(inkOn(colour)) ?? [0, 0, 0])),
              })
            : t('contrastPale')}
        </p>
      )}
    </div>
  )
}

const ratio = (value: number) => Math.round(value * 10) / 10
