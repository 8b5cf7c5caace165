'use client'

import { UserRoundPlus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NewContactDialog } from '#components/contacts/new-contact-dialog.tsx'
import { ConversationPages } from '#components/conversations/conversation-pages.tsx'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { AttributeFacts } from '#components/details/attribute-facts.tsx'
import { EditableFact } from '#components/details/editable-fact.tsx'
import { Fact, FactSection } from '#components/details/facts.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Company } from '#lib/companies/company.ts'
import { useCompany, useCompanyVerbs, usePeopleOf } from '#lib/companies/use-company.ts'
import { mayI } from '#lib/members/member.ts'

/** A company on a page of its own: what is known of it, its people, its conversations; all as far as one sees them. */
export function CompanyScreen({ initial }: { initial: Company }) {
  const t = useTranslations('details')
  const db = useSupabase()
  const { me } = useDirectory()
  const { data } = useCompany(db, initial.id, initial)
  const company = data ?? initial
  const verbs = useCompanyVerbs(db)
  const isEditable = mayI(me, 'manage_contacts')
  return (
    <SettingsPage title={company.name} back={{ href: '/companies', label: t('toCompanies') }} wide>
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-[minmax(16rem,20rem)_minmax(0,1fr)]">
        <div className="flex flex-col gap-5">
          <h2 className="sr-only">{t('title')}</h2>
          <FactSection title={t('company')}>
            <EditableFact
              name={t('companyName')}
              value={company.name}
              maxLength={120}
              isEditable={isEditable}
              onSave={(name) => verbs.rename(company.id, name)}
            />
            <Fact name={t('externalId')}>{company.externalId}</Fact>
            <AttributeFacts
              subject="company"
              values={company.attributes}
              isEditable={isEditable}
              onChange={(changes) => verbs.setAttributes(company.id, changes)}
            />
          </FactSection>
          <People company={company.id} />
        </div>
        <ConversationPages of={{ company: company.id }} title={t('conversations')} />
      </div>
    </SettingsPage>
  )
}

function People({ company }: { company: string }) {
  const t = useTranslations('details')
  const words = useTranslations('peopleLists')
  const { me } = useDirectory()
  const [isCreating, setCreating] = useState(false)
  const pages = usePeopleOf(useSupabase(), company)
  const people = pages.data?.pages.flat()
  return (
    <section aria-label={t('people')}>
      <header className="flex min-h-7 items-center justify-between gap-2 pb-1">
        <h2 className="text-xs font-medium text-ink-faint">{t('people')}</h2>
        {mayI(me, 'manage_contacts') && (
          <IconButton size="s" label={words('contacts.create')} onClick={() => setCreating(true)}>
            <UserRoundPlus aria-hidden />
          </IconButton>
        )}
      </header>
      {!people && <Skeleton className="h-16" />}
      {people?.length === 0 && <p className="text-sm text-ink-faint">{t('noPeople')}</p>}
      <ul className="-mx-2 flex flex-col">
        {people?.map((person) => (
          <li key={person.id}>
            <Link
              href={`/contacts/${person.id}`}
              className="flex items-center gap-2 rounded-m px-2 py-1.5 text-sm hover:bg-hover"
            >
              <Avatar name={person.name} seed={person.id} size="s" />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{person.name ?? t('visitor')}</span>
                {person.email && (
                  <span className="block truncate text-xs text-ink-faint">{person.email}</span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button size="s" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
      {people && people.length > 0 && (
        <Link
          href={`/contacts?company=${company}`}
          className="mt-1 inline-block text-sm text-accent-text hover:underline"
        >
          {words('asList')}
        </Link>
      )}
      {isCreating && (
        <NewContactDialog name="" company={company} onClose={() => setCreating(false)} />
      )}
    </section>
  )
}
