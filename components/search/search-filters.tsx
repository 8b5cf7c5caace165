'use client'

import { SlidersHorizontal } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useMomentWords } from '#components/filters/use-moment-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { isRelative } from '#lib/conversations/moments.ts'
import { useInboxNames } from '#lib/inboxes/use-inbox-names.ts'
import { narrowedBy, type FilterKey, type SearchPlace } from '#lib/search/search-place.ts'
import { FilterChip } from './filter-chip.tsx'

/** Periods that move with the days. */
const periods = [
  ['since', 'today'],
  ['since', '7d'],
  ['since', '30d'],
  ['until', '30d'],
  ['until', '90d'],
] as const

type Change = (change: Partial<SearchPlace>) => void

/** What narrows the messages. On a narrow screen behind a button that says how many are set. */
export function SearchFilters({ place, onChange }: { place: SearchPlace; onChange: Change }) {
  const t = useTranslations('search')
  const [isOpen, setOpen] = useState(false)
  const { length } = narrowedBy(place)
  return (
    <>
      <Button
        look="quiet"
        className="self-start sm:hidden"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <SlidersHorizontal aria-hidden />
        {t('filters', { count: length })}
      </Button>
      <div className={isOpen ? undefined : 'max-sm:hidden'}>
        <Chips place={place} onChange={onChange} />
      </div>
    </>
  )
}

function Chips({ place, onChange }: { place: SearchPlace; onChange: Change }) {
  const t = useTranslations('search')
  const language = useLocale() === 'ru' ? 'ru' : 'en'
  const { members, teams, categories, tags } = useDirectory()
  const named = (things: { id: string; name: string }[]) =>
    things.map(({ id, name }) => ({ value: id, name }))
  const inboxes = useInboxNames(useSupabase()) ?? []
  const sayMoment = useMomentWords()
  const people = named(members.filter((member) => !member.isDeactivated))
  const choices: [Exclude<FilterKey, 'contact' | 'company'>, { value: string; name: string }[]][] =
    [
      [
        'author',
        [
          ...(['contact', 'member'] as const).map((value) => ({
            value,
            name: t(`author.${value}`),
          })),
          ...people,
        ],
      ],
      [
        'status',
        (['open', 'snoozed', 'closed'] as const).map((value) => ({
          value,
          name: t(`status.${value}`),
        })),
      ],
      ['file', [{ value: 'any', name: t('file') }]],
      ['team', named(teams)],
      ['assignee', [{ value: 'none', name: t('assignee.none') }, ...people]],
      ['category', categories.map(({ id, names }) => ({ value: id, name: names[language] }))],
      ['tag', named(tags)],
      // One alone leaves nothing to choose.
      ['inbox', inboxes.length > 1 ? named(inboxes) : []],
      [
        'channel',
        (['widget', 'email'] as const).map((value) => ({ value, name: t(`channel.${value}`) })),
      ],
      [
        'kind',
        (['message', 'note'] as const).map((value) => ({ value, name: t(`kind.${value}`) })),
      ],
    ]
  const without = Object.fromEntries(narrowedBy(place).map((key) => [key, undefined]))
  return (
    <div role="group" aria-label={t('filter.all')} className="flex flex-wrap items-center gap-1.5">
      {choices.map(
        ([key, options]) =>
          options.length > 0 && (
            <FilterChip
              key={key}
              label={t(`filter.${key}`)}
              value={place[key] ?? ''}
              options={options}
              onChange={(value) => onChange({ [key]: value || undefined })}
            />
          ),
      )}
      <FilterChip
        label={t('filter.period')}
        value={periods.find(([end, word]) => place[end] === word)?.join(' ') ?? ''}
        options={periods.map(([end, word]) => ({
          value: `${end} ${word}`,
          name: sayMoment(end, word),
        }))}
        onChange={(value) => {
          const [end, word] = value.split(' ')
          onChange({ since: undefined, until: undefined, ...(end && { [end]: word }) })
        }}
      />
      {(['since', 'until'] as const).map((end) => (
        <label key={end} className="flex items-center gap-1.5 text-xs text-ink-muted">
          {t(`filter.${end}`)}
          <Input
            type="date"
            className="h-7 w-34 text-xs"
            value={isRelative(place[end] ?? '') ? '' : (place[end] ?? '')}
            onChange={(event) => onChange({ [end]: event.target.value || undefined })}
          />
        </label>
      ))}
      <FilterChip
        label={t('filter.sort')}
        value={place.sort === 'best' ? 'best' : ''}
        options={[{ value: 'best', name: t('sort.best') }]}
        none={t('sort.newest')}
        onChange={(value) => onChange({ sort: value === 'best' ? 'best' : 'newest' })}
      />
      {narrowedBy(place).length > 0 && (
        <Button look="quiet" size="s" onClick={() => onChange(without)}>
          {t('reset')}
        </Button>
      )}
    </div>
  )
}
