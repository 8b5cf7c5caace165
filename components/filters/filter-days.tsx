'use client'

import { useTranslations } from 'next-intl'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { withFilter, type Filters } from '#lib/conversations/filters.ts'
import { isRelative } from '#lib/conversations/moments.ts'
import { useMomentWords } from './use-moment-words.ts'

/** Periods that move with the days: of what came since, then of what has been quiet since. */
const periods = [
  ['since', 'today'],
  ['since', '7d'],
  ['since', '30d'],
  ['until', '1d'],
  ['until', '7d'],
  ['until', '30d'],
] as const

/** When the last message came: in a period that moves with the days, or from one day to another. */
export function FilterDays({
  filters,
  onChange,
}: {
  filters: Filters
  onChange: (filters: Filters) => void
}) {
  const t = useTranslations('filters')
  const say = useMomentWords()
  const dayOf = (word: string | undefined) => (word && !isRelative(word) ? word : '')
  return (
    <>
      <ul aria-label={t('periods')} className="border-b border-line p-1">
        {periods.map(([key, word]) => (
          <li key={key + word}>
            <label className="flex min-h-8 items-center gap-2 rounded-m px-2 text-sm hover:bg-hover has-focus-visible:bg-hover pointer-coarse:min-h-10">
              <input
                type="radio"
                name="period"
                checked={filters[key] === word}
                onChange={() =>
                  onChange({
                    ...withFilter(withFilter(filters, 'since', undefined), 'until', undefined),
                    [key]: word,
                  })
                }
                className="size-4 shrink-0 accent-accent"
              />
              {say(key, word)}
            </label>
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-3 p-3">
        {(['since', 'until'] as const).map((key) => (
          <Field key={key} label={t(`day.${key}`)}>
            <Input
              type="date"
              value={dayOf(filters[key])}
              min={key === 'until' ? dayOf(filters.since) : undefined}
              max={key === 'since' ? dayOf(filters.until) : undefined}
              onChange={(event) =>
                onChange(withFilter(filters, key, event.target.value || undefined))
              }
            />
          </Field>
        ))}
      </div>
    </>
  )
}
