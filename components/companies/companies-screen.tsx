'use client'

import { Building2, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { ListField } from '#components/people-lists/list-field.tsx'
import { ListFrame } from '#components/people-lists/list-frame.tsx'
import { ListRows } from '#components/people-lists/list-rows.tsx'
import { useRowSteps } from '#components/people-lists/use-row-steps.ts'
import { useTyped } from '#components/people-lists/use-typed.ts'
import { FilterChip } from '#components/search/filter-chip.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { ListedCompany } from '#lib/companies/company-list.ts'
import { companiesPath, companySorts, type CompanyPlace } from '#lib/companies/company-place.ts'
import { useCompanyList } from '#lib/companies/use-company-list.ts'
import type { ListPage } from '#lib/contacts/contact-list.ts'
import { mayI } from '#lib/members/member.ts'
import { companyColumns, CompanyRow } from './company-row.tsx'
import { NewCompanyDialog } from './new-company-dialog.tsx'

type CompaniesScreenProps = {
  initial: { place: CompanyPlace; page: ListPage<ListedCompany> }
  /** Is one to be made at once? */
  isNew: boolean
}

/** The customers' employers. The address says how they are narrowed, and changes while one types. */
export function CompaniesScreen({ initial, isNew }: CompaniesScreenProps) {
  const t = useTranslations('peopleLists')
  const { me } = useDirectory()
  const [place, setPlace] = useState(initial.place)
  const [isCreating, setCreating] = useState(isNew)
  const pages = useCompanyList(useSupabase(), place, initial)
  const go = (change: Partial<CompanyPlace>) => {
    const next = { ...place, ...change }
    setPlace(next)
    window.history.replaceState(null, '', companiesPath(next))
  }
  const [typed, setTyped] = useTyped(place.query, (query) => go({ query }))
  const rows = useRef<HTMLDivElement>(null)
  const steps = useRowSteps(rows, () => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
  })
  const companies = pages.data?.pages.flatMap(({ rows }) => rows) ?? []
  const create = mayI(me, 'manage_contacts') && (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      <span className="max-sm:sr-only">{t('companies.create')}</span>
    </Button>
  )
  return (
    <ListFrame
      kind="companies"
      action={create}
      field={
        <ListField
          label={t('companies.find')}
          placeholder={t('companies.placeholder')}
          value={typed}
          onChange={setTyped}
          onDown={steps.enter}
        />
      }
      chips={
        <div role="group" aria-label={t('filters')} className="flex gap-1.5">
          <FilterChip
            label={t('sort.label')}
            value={place.sort === 'name' ? '' : place.sort}
            none={t('sort.title')}
            options={companySorts
              .filter((sort) => sort !== 'name')
              .map((value) => ({ value, name: t(`sort.${value}`) }))}
            onChange={(value) =>
              go({ sort: companySorts.find((sort) => sort === value) ?? 'name' })
            }
          />
        </div>
      }
    >
      <div ref={rows} onKeyDown={steps.onKeyDown}>
        <ListRows
          pages={pages}
          label={t('companies.title')}
          columns={companyColumns.map(({ key, className }) => ({
            key,
            name: t(`column.${key}`),
            className,
          }))}
          count={companies.length}
          similar={pages.data?.pages[0]?.isSimilar ? t('companies.similar') : null}
          empty={
            place.query !== '' ? (
              <EmptyState title={t('companies.nobody.title')}>
                {t('companies.nobody.text')}
              </EmptyState>
            ) : (
              <EmptyState icon={<Building2 />} title={t('companies.none.title')} action={create}>
                {t('companies.none.text')}
              </EmptyState>
            )
          }
        >
          {companies.map((company) => (
            <CompanyRow key={company.id} company={company} />
          ))}
        </ListRows>
      </div>
      {isCreating && <NewCompanyDialog name={place.query} onClose={() => setCreating(false)} />}
    </ListFrame>
  )
}
