'use client'

import { UserRoundPlus, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { ListField } from '#components/people-lists/list-field.tsx'
import { ListFrame } from '#components/people-lists/list-frame.tsx'
import { ListRows } from '#components/people-lists/list-rows.tsx'
import { useRowSteps } from '#components/people-lists/use-row-steps.ts'
import { useTyped } from '#components/people-lists/use-typed.ts'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { ListedContact, ListPage } from '#lib/contacts/contact-list.ts'
import { contactsPath, isNarrowed, type ContactPlace } from '#lib/contacts/contact-place.ts'
import { useContactList } from '#lib/contacts/use-contact-list.ts'
import { mayI } from '#lib/members/member.ts'
import { ContactFilters } from './contact-filters.tsx'
import { contactColumns, ContactRow } from './contact-row.tsx'
import { NewContactDialog } from './new-contact-dialog.tsx'

type ContactsScreenProps = {
  initial: { place: ContactPlace; page: ListPage<ListedContact> }
  /** Is somebody to be written in at once? */
  isNew: boolean
}

/** Everybody who may be seen. The address says how they are narrowed, and changes while one types. */
export function ContactsScreen({ initial, isNew }: ContactsScreenProps) {
  const t = useTranslations('peopleLists')
  const { me } = useDirectory()
  const [place, setPlace] = useState(initial.place)
  const [isCreating, setCreating] = useState(isNew)
  const pages = useContactList(useSupabase(), place, initial)
  const go = (change: Partial<ContactPlace>) => {
    const next = { ...place, ...change }
    setPlace(next)
    window.history.replaceState(null, '', contactsPath(next))
  }
  const [typed, setTyped] = useTyped(place.query, (query) => go({ query }))
  const rows = useRef<HTMLDivElement>(null)
  const steps = useRowSteps(rows, () => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
  })
  const people = pages.data?.pages.flatMap(({ rows }) => rows) ?? []
  const mayCreate = mayI(me, 'manage_contacts')
  const create = mayCreate && (
    <Button look="primary" onClick={() => setCreating(true)}>
      <UserRoundPlus aria-hidden />
      <span className="max-sm:sr-only">{t('contacts.create')}</span>
    </Button>
  )
  return (
    <ListFrame
      kind="contacts"
      action={create}
      field={
        <ListField
          label={t('contacts.find')}
          placeholder={t('contacts.placeholder')}
          value={typed}
          onChange={setTyped}
          onDown={steps.enter}
        />
      }
      chips={<ContactFilters place={place} onChange={go} />}
    >
      <div ref={rows} onKeyDown={steps.onKeyDown}>
        <ListRows
          pages={pages}
          label={t('contacts.title')}
          columns={contactColumns.map(({ key, className }) => ({
            key,
            name: t(`column.${key}`),
            className,
          }))}
          count={people.length}
          similar={pages.data?.pages[0]?.isSimilar ? t('contacts.similar') : null}
          empty={
            isNarrowed(place) ? (
              <EmptyState title={t('contacts.nobody.title')}>
                {t('contacts.nobody.text')}
              </EmptyState>
            ) : (
              <EmptyState icon={<Users />} title={t('contacts.none.title')} action={create}>
                {t('contacts.none.text')}
              </EmptyState>
            )
          }
        >
          {people.map((contact) => (
            <ContactRow key={contact.id} contact={contact} />
          ))}
        </ListRows>
      </div>
      {isCreating && <NewContactDialog name={place.query} onClose={() => setCreating(false)} />}
    </ListFrame>
  )
}
