'use client'

import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, type KeyboardEvent } from 'react'
import { useCommands } from '#components/commands/use-commands.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Input } from '#components/ui/input.tsx'

type ListFieldProps = {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  /** From the field into the rows. */
  onDown: () => void
}

/** Narrows a list as one types; `/` leads to it, the arrow down into the rows, Escape empties it. */
export function ListField({ label, placeholder, value, onChange, onDown }: ListFieldProps) {
  const t = useTranslations('peopleLists')
  const field = useRef<HTMLInputElement>(null)
  useCommands([
    {
      id: 'people.find',
      title: label,
      group: 'people',
      keys: 'Slash',
      run: () => field.current?.select(),
    },
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') onDown()
    else if (event.key === 'Escape' && value !== '') onChange('')
    else return
    event.preventDefault()
  }
  return (
    <search className="relative">
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-ink-faint"
      />
      <Input
        ref={field}
        type="text"
        role="searchbox"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        aria-label={label}
        placeholder={placeholder}
        className="px-9"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {value !== '' && (
        <IconButton
          label={t('clear')}
          tooltip={false}
          className="absolute inset-y-0 right-1 my-auto"
          onClick={() => {
            onChange('')
            field.current?.focus()
          }}
        >
          <X aria-hidden />
        </IconButton>
      )}
    </search>
  )
}
