'use client'

import { useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'

type NumberFieldProps = {
  label: string
  hint?: string
  error: string
  value: number | null
  least: number
  most: number
  /** What stands in an empty field; without it there has to be a number. */
  placeholder?: string
  onChange: (value: number | null) => void
}

/** A whole number between two others. What is none stays in the field, and is not taken. */
export function NumberField(props: NumberFieldProps) {
  const { label, hint, error, value, least, most, placeholder, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string) => {
    const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN
    if (number >= least && number <= most) return number
    return text.trim() === '' && placeholder !== undefined ? null : undefined
  }
  const isWrong = typed !== null && read(typed) === undefined
  return (
    <Field label={label} {...(hint && { hint })} {...(isWrong && { error })}>
      <Input
        inputMode="numeric"
        placeholder={placeholder}
        value={typed ?? value ?? ''}
        onChange={(event) => {
          setTyped(event.target.value)
          const number = read(event.target.value)
          if (number !== undefined) onChange(number)
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  )
}
