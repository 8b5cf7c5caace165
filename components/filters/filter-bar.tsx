'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { withFilter, type FilterKey, type Filters } from '#lib/conversations/filters.ts'
import type { View } from '#lib/conversations/view.ts'
import { FilterPopover } from './filter-popover.tsx'
import { useFilterWords } from './use-filter-words.ts'

type FilterBarProps = {
  view: View
  /** Is it one team's list? */
  isOfTeam: boolean
  filters: Filters
  onChange: (filters: Filters) => void
  onSave: () => void
}

/** What narrows the list, each as a chip that is changed by a press and taken away by its cross. */
export function FilterBar({ filters, onChange, onSave, ...list }: FilterBarProps) {
  const t = useTranslations('filters')
  const say = useFilterWords(filters)
  const [open, setOpen] = useState<FilterKey | null>(null)
  const set = Object.keys(filters) as FilterKey[]
  const control = (key: FilterKey) => ({
    ...list,
    filters,
    onChange,
    open: open === key,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? key : null),
  })
  return (
    <div
      role="group"
      aria-label={t('title')}
      className="flex shrink-0 flex-wrap items-center gap-1 px-4 pb-2"
    >
      {set.map((key) => (
        <span
          key={key}
          className="inline-flex max-w-full min-w-0 items-center rounded-m bg-selected text-xs"
        >
          <FilterPopover
            {...control(key)}
            initial={key}
            trigger={
              <button
                type="button"
                className="min-w-0 truncate rounded-l-m py-1 pl-2 text-ink pointer-coarse:py-2.5"
              >
                {say(key)}
              </button>
            }
          />
          <button
            type="button"
            aria-label={t('remove', { filter: say(key) })}
            onClick={() => onChange(withFilter(filters, key, undefined))}
            className="rounded-r-m p-1.5 text-ink-muted hover:text-ink pointer-coarse:p-3"
          >
            <X aria-hidden className="size-3" />
          </button>
        </span>
      ))}
      <span className="flex gap-3 px-1 py-0.5">
        <Button look="link" className="text-xs!" onClick={onSave}>
          {t('save')}
        </Button>
        <Button look="link" className="text-xs!" onClick={() => onChange({})}>
          {t('clear')}
        </Button>
      </span>
    </div>
  )
}
