'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { TagDot } from '#components/tags/tag-chip.tsx'
import { useCompaniesLike } from '#lib/companies/use-company.ts'
import { withFilter, type Filters } from '#lib/conversations/filters.ts'
import { useFilterValues, type ListedKind } from './use-filter-values.ts'

type FilterValuesProps = {
  kind: ListedKind
  filters: Filters
  onChange: (filters: Filters) => void
}

/** More than this is found by typing. */
const fewValues = 8

/** The values of a filter, found by typing where they are many; any of those marked will do. */
export function FilterValues({ kind, filters, onChange }: FilterValuesProps) {
  const t = useTranslations('filters')
  const [query, setQuery] = useState('')
  const companies = useCompaniesLike(useSupabase(), kind === 'companies' ? query : '')
  const known = useFilterValues(kind)
  const all =
    kind === 'companies'
      ? (companies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
      : known
  const wanted = query.trim().toLowerCase()
  const offered =
    kind === 'companies' ? all : all.filter(({ label }) => label.toLowerCase().includes(wanted))
  const isOne = kind === 'priorityFrom' || kind === 'waitingFor'
  const chosen = isOne ? [String(filters[kind])] : ((filters[kind] ?? []) as string[])
  const choose = (value: string) => {
    if (isOne) {
      const one = kind === 'priorityFrom' ? Number(value) : value
      return onChange(withFilter(filters, kind, one as never))
    }
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
    onChange(withFilter(filters, kind, next as never))
  }
  return (
    <>
      {(kind === 'companies' || all.length > fewValues) && (
        <input
          autoFocus
          type="search"
          aria-label={t('find')}
          placeholder={t('find')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className="w-full border-b border-line bg-transparent px-3 py-2 text-sm outline-none"
        />
      )}
      <ul
        aria-label={t(`name.${kind}`)}
        className="max-h-72 overflow-y-auto overscroll-contain p-1"
      >
        {offered.map((one) => (
          <li key={one.value}>
            <label className="flex min-h-8 items-center gap-2 rounded-m px-2 text-sm hover:bg-hover has-focus-visible:bg-hover pointer-coarse:min-h-10">
              <input
                type={isOne ? 'radio' : 'checkbox'}
                name={kind}
                checked={chosen.includes(one.value)}
                onChange={() => choose(one.value)}
                className="size-4 shrink-0 accent-accent"
              />
              {'colour' in one && <TagDot colour={one.colour} />}
              <span className="min-w-0 flex-1 truncate">{one.label}</span>
            </label>
          </li>
        ))}
      </ul>
      {offered.length === 0 && (
        <p role="status" className="px-3 pb-3 text-sm text-ink-faint">
          {t(kind === 'companies' && query === '' ? 'typeCompany' : 'nothingFound')}
        </p>
      )}
    </>
  )
}
