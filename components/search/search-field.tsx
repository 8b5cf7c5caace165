'use client'

import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useCommands } from '#components/commands/use-commands.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Input } from '#components/ui/input.tsx'

/** The field; `/` leads back to it from the results. */
export function SearchField({
  value,
  onChange,
}: {
  value: string
  onChange: (value: string) => void
}) {
  const t = useTranslations('search')
  const field = useRef<HTMLInputElement>(null)
  useCommands([
    {
      id: 'search.field',
      title: t('title'),
      group: 'go',
      keys: 'Slash',
      isUnlisted: true,
      run: () => field.current?.select(),
    },
  ])
  return (
    <search className="relative min-w-0 flex-1">
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-ink-faint"
      />
      <Input
        ref={field}
        size="l"
        autoFocus
        type="text"
        enterKeyHint="search"
        role="searchbox"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-label={t('title')}
        placeholder={t('placeholder')}
        className="px-9"
        value={value}
        onChange={(event) => onChange(event.target.value)}
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
