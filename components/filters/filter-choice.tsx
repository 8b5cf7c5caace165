'use client'

import { ArrowLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { withFilter, type FilterKey, type Filters } from '#lib/conversations/filters.ts'
import { choosesStatus, type View } from '#lib/conversations/view.ts'
import { FilterDays } from './filter-days.tsx'
import { FilterValues } from './filter-values.tsx'

const kinds = [
  'waiting',
  'waitingFor',
  'unread',
  'tags',
  'categories',
  'assignees',
  'teams',
  'companies',
  'priorityFrom',
  'channels',
  'inboxes',
  'status',
  'since',
] as const satisfies FilterKey[]
type Kind = (typeof kinds)[number]

const isSwitch = (kind: Kind): kind is 'unread' | 'waiting' =>
  kind === 'unread' || kind === 'waiting'

type FilterChoiceProps = {
  view: View
  isOfTeam: boolean
  filters: Filters
  onChange: (filters: Filters) => void
  initial: FilterKey | null
}

/** First what to narrow by, then to what; what is pressed counts at once. */
export function FilterChoice({ view, isOfTeam, initial, ...given }: FilterChoiceProps) {
  const t = useTranslations('filters')
  // The address follows a moment later: a box is marked at once.
  const [filters, setFilters] = useState(given.filters)
  const onChange = (next: Filters) => {
    setFilters(next)
    given.onChange(next)
  }
  const begin = initial === 'until' ? 'since' : initial
  const [kind, setKind] = useState<Exclude<Kind, 'unread' | 'waiting'> | null>(
    begin === null || isSwitch(begin) ? null : begin,
  )
  const makesSense: Partial<Record<Kind, boolean>> = {
    status: choosesStatus(view),
    teams: !isOfTeam,
    assignees: view !== 'mine' && view !== 'unassigned',
    waiting: view !== 'closed',
    waitingFor: view !== 'closed',
  }
  if (kind === null) {
    return (
      <div className="p-1">
        <p className="px-2 pt-1.5 pb-2 text-xs text-pretty text-ink-faint">{t('hint')}</p>
        <ul>
          {kinds
            .filter((each) => makesSense[each] !== false)
            .map((each) => (
              <li key={each}>
                {isSwitch(each) ? (
                  <label className="flex h-8 items-center gap-2 rounded-m px-2 text-sm hover:bg-hover pointer-coarse:h-10">
                    <input
                      type="checkbox"
                      checked={filters[each] === true}
                      onChange={() =>
                        onChange(withFilter(filters, each, filters[each] ? undefined : true))
                      }
                      className="size-4 accent-accent"
                    />
                    {t(`name.${each}`)}
                  </label>
                ) : (
                  <button
                    type="button"
                    onClick={() => setKind(each)}
                    className="flex h-8 w-full items-center gap-2 rounded-m px-2 text-left text-sm hover:bg-hover pointer-coarse:h-10"
                  >
                    <span className="flex-1">{t(`name.${each}`)}</span>
                    <ChevronRight aria-hidden className="size-4 text-ink-faint" />
                  </button>
                )}
              </li>
            ))}
        </ul>
      </div>
    )
  }
  return (
    <div>
      <header className="flex items-center gap-1 border-b border-line p-1">
        <IconButton label={t('back')} tooltip={false} onClick={() => setKind(null)}>
          <ArrowLeft aria-hidden />
        </IconButton>
        <h2 className="flex-1 text-sm font-medium">{t(`name.${kind}`)}</h2>
        {(filters[kind] !== undefined || (kind === 'since' && filters.until)) && (
          <Button
            look="quiet"
            size="s"
            onClick={() => {
              const without = withFilter(filters, kind, undefined)
              onChange(kind === 'since' ? withFilter(without, 'until', undefined) : without)
            }}
          >
            {t('clear')}
          </Button>
        )}
      </header>
      {kind === 'since' ? (
        <FilterDays filters={filters} onChange={onChange} />
      ) : (
        <FilterValues key={kind} kind={kind} filters={filters} onChange={onChange} />
      )}
    </div>
  )
}
