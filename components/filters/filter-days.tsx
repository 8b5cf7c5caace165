'use client'

import { useTranslations } from 'next-intl'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { withFilter, type Filters } from '#lib/conversations/filters.ts'

/** From which day to which day the last message came. */
export function FilterDays({
  filters,
  onChange,
}: {
  filters: Filters
  onChange: (filters: Filters) => void
}) {
  const t = useTranslations('filters')
  return (
    <div className="flex flex-col gap-3 p-3">
      {(['since', 'until'] as const).map((key) => (
        <Field key={key} label={t(`day.${key}`)}>
          <Input
            type="date"
            value={filters[key] ?? ''}
            min={key === 'until' ? filters.since : undefined}
            max={key === 'since' ? filters.until : undefined}
            onChange={(event) =>
              onChange(withFilter(filters, key, event.target.value || undefined))
            }
          />
        </Field>
      ))}
    </div>
  )
}
