'use client'

import { Building2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { SearchPlace } from '#lib/search/search-place.ts'
import { useFoundCompanies, useFoundContacts } from '#lib/search/use-search.ts'
import { ResultLink } from './result-link.tsx'
import { ResultSkeleton } from './result-skeleton.tsx'

type Props = { place: SearchPlace; onOpen: (path: string) => void }

/** Contacts; above the messages only as many as are at hand, and nothing where there are none. */
export function FoundPeople({ place, onOpen }: Props) {
  const t = useTranslations('search')
  const found = useFoundContacts(useSupabase(), place)
  const people = found.data?.pages.flatMap((page) => page.found) ?? []
  return (
    <Found
      title={t(people[0]?.isSimilar ? 'similarPeople' : 'people')}
      query={found}
      isAlone={place.tab === 'people'}
      count={people.length}
    >
      {people.map((contact) => (
        <li key={contact.id}>
          <ResultLink href={`/contacts/${contact.id}`} onOpen={onOpen}>
            <span className="flex items-center gap-2.5">
              <Avatar name={contact.name} src={contact.avatarUrl} seed={contact.id} size="s" />
              <span className="min-w-0 flex-1 truncate text-sm">
                <span className="font-medium">{contact.name ?? t('visitor')}</span>{' '}
                <span className="text-ink-faint">
                  {[contact.email, contact.phone, contact.companyName].filter(Boolean).join(' · ')}
                </span>
              </span>
            </span>
          </ResultLink>
        </li>
      ))}
    </Found>
  )
}

export function FoundCompanies({ place, onOpen }: Props) {
  const t = useTranslations('search')
  const found = useFoundCompanies(useSupabase(), place)
  const companies = found.data?.pages.flatMap((page) => page.found) ?? []
  return (
    <Found
      title={t(companies[0]?.isSimilar ? 'similarCompanies' : 'companies')}
      query={found}
      isAlone={place.tab === 'companies'}
      count={companies.length}
    >
      {companies.map((company) => (
        <li key={company.id}>
          <ResultLink href={`/companies/${company.id}`} onOpen={onOpen}>
            <span className="flex items-center gap-2.5 text-sm font-medium">
              <Building2 aria-hidden className="size-4 shrink-0 text-ink-faint" />
              <span className="min-w-0 truncate">{company.name}</span>
            </span>
          </ResultLink>
        </li>
      ))}
    </Found>
  )
}

type FoundProps = {
  title: string
  query: {
    isPending: boolean
    isError: boolean
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => Promise<unknown>
    refetch: () => Promise<unknown>
  }
  /** A tab of its own says that there is nothing, and goes on. */
  isAlone: boolean
  count: number
  children: ReactNode
}

function Found({ title, query, isAlone, count, children }: FoundProps) {
  const t = useTranslations('search')
  if (!isAlone && count === 0) return null
  if (isAlone && query.isPending) return <ResultSkeleton />
  if (isAlone && count === 0)
    return query.isError ? (
      <EmptyState
        title={t('failed')}
        action={<Button onClick={() => void query.refetch()}>{t('retry')}</Button>}
      />
    ) : (
      <EmptyState title={t('nothing')}>{t('nothingPeople')}</EmptyState>
    )
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h2 className="px-2 text-xs font-medium text-ink-faint">{title}</h2>
      <ul>{children}</ul>
      {isAlone && query.hasNextPage && (
        <Button
          className="self-center"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </section>
  )
}
