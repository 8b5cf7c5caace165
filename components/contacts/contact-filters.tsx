'use client'

import { Building2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { FilterChip } from '#components/search/filter-chip.tsx'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Popover } from '#components/ui/popover.tsx'
import { useCompaniesLike } from '#lib/companies/use-company.ts'
import { useCompanyNames } from '#lib/companies/use-company-names.ts'
import {
  contactFilterKeys,
  contactSorts,
  type ContactFilter,
  type ContactPlace,
} from '#lib/contacts/contact-place.ts'

type FiltersProps = { place: ContactPlace; onChange: (change: Partial<ContactPlace>) => void }

/** What narrows the list of people, and its order. */
export function ContactFilters({ place, onChange }: FiltersProps) {
  const t = useTranslations('peopleLists')
  const chips = {
    verified: ['yes', 'no'],
    channel: ['widget', 'email', 'phone', 'telegram'],
    open: ['yes'],
    blocked: ['yes', 'no'],
  } as const
  const without = Object.fromEntries(contactFilterKeys.map((key) => [key, undefined]))
  const set = (key: ContactFilter, value: string) => onChange({ [key]: value || undefined })
  return (
    <div
      role="group"
      aria-label={t('filters')}
      className="-mx-3 flex items-center gap-1.5 overflow-x-auto px-3 py-0.5 sm:mx-0 sm:flex-wrap sm:overflow-visible sm:px-0 [&>*]:shrink-0"
    >
      <FilterChip
        label={t('sort.label')}
        value={place.sort === 'last' ? '' : place.sort}
        none={t('sort.last')}
        options={contactSorts
          .filter((sort) => sort !== 'last')
          .map((value) => ({ value, name: t(`sort.${value}`) }))}
        onChange={(value) =>
          onChange({ sort: contactSorts.find((sort) => sort === value) ?? 'last' })
        }
      />
      <CompanyFilter chosen={place.company} onChoose={(id) => set('company', id)} />
      <FilterChip
        label={t('filter.verified')}
        value={place.verified ?? ''}
        options={chips.verified.map((value) => ({ value, name: t(`verifiedIs.${value}`) }))}
        onChange={(value) => set('verified', value)}
      />
      <FilterChip
        label={t('filter.channel')}
        value={place.channel ?? ''}
        options={chips.channel.map((value) => ({ value, name: t(`channel.${value}`) }))}
        onChange={(value) => set('channel', value)}
      />
      <FilterChip
        label={t('filter.open')}
        value={place.open ?? ''}
        options={chips.open.map((value) => ({ value, name: t(`openIs.${value}`) }))}
        onChange={(value) => set('open', value)}
      />
      <FilterChip
        label={t('filter.blocked')}
        value={place.blocked ?? ''}
        options={chips.blocked.map((value) => ({ value, name: t(`blockedIs.${value}`) }))}
        onChange={(value) => set('blocked', value)}
      />
      {contactFilterKeys.some((key) => place[key] !== undefined) && (
        <Button look="quiet" size="s" onClick={() => onChange(without)}>
          {t('reset')}
        </Button>
      )}
    </div>
  )
}

type CompanyFilterProps = { chosen: string | undefined; onChoose: (id: string) => void }

/** There may be thousands of companies: one is found by its name. */
function CompanyFilter({ chosen, onChoose }: CompanyFilterProps) {
  const t = useTranslations('peopleLists')
  const db = useSupabase()
  const [isOpen, setOpen] = useState(false)
  const names = useCompanyNames(db, chosen === undefined ? [] : [chosen])
  return (
    <Popover
      label={t('filter.company')}
      open={isOpen}
      onOpenChange={setOpen}
      className="w-72 p-0!"
      trigger={
        <button
          type="button"
          className={classNames(
            'inline-flex h-7 max-w-44 items-center gap-1 rounded-full border px-2.5 text-xs pointer-coarse:h-10',
            chosen === undefined
              ? 'border-line-strong bg-surface text-ink-muted hover:bg-hover'
              : 'border-accent bg-accent-soft font-medium text-accent-text',
          )}
        >
          <Building2 aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">
            {(chosen !== undefined && names?.[chosen]) || t('filter.company')}
          </span>
        </button>
      }
    >
      <CompanyPicker
        hasChosen={chosen !== undefined}
        onChoose={(id) => {
          onChoose(id)
          setOpen(false)
        }}
      />
    </Popover>
  )
}

const row =
  'flex min-h-8 w-full items-center gap-2 rounded-m px-2 py-1 text-left text-sm hover:bg-hover focus-visible:bg-hover pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted'

function CompanyPicker(props: { hasChosen: boolean; onChoose: (id: string) => void }) {
  const t = useTranslations('peopleLists')
  const [words, setWords] = useState('')
  const { data: found = [] } = useCompaniesLike(useSupabase(), words.trim())
  return (
    <div>
      <input
        autoFocus
        aria-label={t('findCompany')}
        placeholder={t('findCompany')}
        value={words}
        maxLength={120}
        className="w-full border-b border-line bg-transparent px-3 py-2.5 text-sm outline-none"
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className="max-h-64 overflow-y-auto p-1">
        {found.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className={row} onClick={() => props.onChoose(id)}>
              <Building2 aria-hidden />
              <span className="truncate">{name}</span>
            </button>
          </li>
        ))}
        {props.hasChosen && (
          <li>
            <button type="button" className={row} onClick={() => props.onChoose('')}>
              <X aria-hidden />
              {t('anyCompany')}
            </button>
          </li>
        )}
      </ul>
    </div>
  )
}
