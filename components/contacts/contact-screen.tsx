'use client'

import { useTranslations } from 'next-intl'
import { ConversationPages } from '#components/conversations/conversation-pages.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { CompanySection } from '#components/details/company-section.tsx'
import { ContactAttributes } from '#components/details/contact-attributes.tsx'
import { ContactFields } from '#components/details/contact-fields.tsx'
import { ContactNotes } from '#components/details/contact-notes.tsx'
import { MergedContacts } from '#components/details/merged-contacts.tsx'
import { PersonMenu } from '#components/details/person-menu.tsx'
import { Standing } from '#components/details/standing.tsx'
import { VisitFacts } from '#components/details/visit-facts.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import type { Contact } from '#lib/contacts/contact.ts'
import { useContact } from '#lib/contacts/use-contact.ts'

/** A person on a page of its own: what is known, what the team keeps in mind, every conversation. */
export function ContactScreen({ initial }: { initial: Contact }) {
  const t = useTranslations('details')
  const { data } = useContact(useSupabase(), initial.id, initial)
  const contact = data ?? initial
  const name = contact.name ?? t(contact.isErased ? 'erased' : 'visitor')
  return (
    <SettingsPage
      title={name}
      back={{ href: '/contacts', label: t('toContacts') }}
      wide
      description={<Standing contact={contact} />}
      actions={
        !contact.isErased && (
          <div className="relative size-8">
            <PersonMenu contact={contact} />
          </div>
        )
      }
    >
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-[minmax(16rem,20rem)_minmax(0,1fr)]">
        <div className="flex flex-col gap-5">
          <h2 className="sr-only">{t('contact')}</h2>
          <Avatar name={contact.name} src={contact.avatarUrl} seed={contact.id} size="xl" />
          <ContactFields contact={contact} />
          <ContactAttributes contact={contact} />
          {contact.visit && <VisitFacts visit={contact.visit} />}
          <CompanySection contact={contact} />
          <ContactNotes contact={contact} />
          <MergedContacts contact={contact} />
        </div>
        <ConversationPages of={{ person: contact.id }} title={t('conversations')} />
      </div>
    </SettingsPage>
  )
}
