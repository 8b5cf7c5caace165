'use client'

import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { Contact } from '#lib/contacts/contact.ts'
import { useContact } from '#lib/contacts/use-contact.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { useConversationFacts } from '#lib/conversations/use-conversation-facts.ts'
import { CompanySection } from './company-section.tsx'
import { ContactAttributes } from './contact-attributes.tsx'
import { ContactFields } from './contact-fields.tsx'
import { ContactNotes } from './contact-notes.tsx'
import { ConversationAttributes } from './conversation-attributes.tsx'
import { Fact, FactSection } from './facts.tsx'
import { MergedContacts } from './merged-contacts.tsx'
import { PageEvents } from './page-events.tsx'
import { PersonMenu } from './person-menu.tsx'
import { PreviousConversations } from './previous-conversations.tsx'
import { RatingFact } from './rating-fact.tsx'
import { Standing } from './standing.tsx'
import { useContactName } from './use-contact-name.ts'
import { VisitFacts } from './visit-facts.tsx'

/** Who writes, what the conversation is about, and what there was before. */
export function Details({
  conversation,
  attributesAsOf,
  about,
  children,
}: {
  conversation: Conversation
  /** Position of the event that last changed its attributes. */
  attributesAsOf: number
  /** Facts that the open conversation adds: its category. */
  about?: ReactNode
  /** Sections that it adds. */
  children?: ReactNode
}) {
  const db = useSupabase()
  const { data: contact, isPending } = useContact(db, conversation.contactId)
  return (
    <div className="flex flex-col gap-5 p-4">
      <Person conversation={conversation} contact={contact} />
      {contact !== null && <ContactFields contact={contact} />}
      {contact && <ContactAttributes contact={contact} />}
      {contact?.visit && <VisitFacts visit={contact.visit} />}
      {contact && <CompanySection contact={contact} />}
      {contact && <ContactNotes contact={contact} />}
      {contact && <PageEvents contact={contact} asOf={conversation.lastSeq} />}
      {contact && <MergedContacts contact={contact} />}
      {/* Not before the person above is here, who would push it down. */}
      {!isPending && (
        <About conversation={conversation} attributesAsOf={attributesAsOf}>
          {about}
        </About>
      )}
      {!isPending && children}
      <PreviousConversations
        person={contact === null ? conversation.contactId : contact?.id}
        except={conversation.id}
      />
    </div>
  )
}

type PersonProps = { conversation: Conversation; contact: Contact | null | undefined }

function Person({ conversation, contact }: PersonProps) {
  const name = useContactName(conversation)
  const heading = 'mt-1.5 max-w-full text-base font-semibold wrap-anywhere'
  return (
    <div className="relative flex flex-col items-center gap-1 pt-2 text-center">
      {contact && !contact.isErased && <PersonMenu conversation={conversation} contact={contact} />}
      <Avatar
        name={conversation.contactName}
        src={contact?.avatarUrl}
        seed={conversation.contactId}
        size="xl"
      />
      <h2 className={heading}>
        {contact ? (
          // Most conversations are gone through without a look at the person's own page.
          <Link href={`/contacts/${contact.id}`} prefetch={false} className="hover:underline">
            {name}
          </Link>
        ) : (
          name
        )}
      </h2>
      <div className="flex min-h-5 max-w-full flex-wrap items-center justify-center gap-1.5 text-sm text-ink-muted">
        {contact === undefined && <Skeleton className="h-4 w-28" />}
        {contact && <Standing contact={contact} />}
      </div>
    </div>
  )
}

type AboutProps = { conversation: Conversation; attributesAsOf: number; children?: ReactNode }

function About({ conversation, attributesAsOf, children }: AboutProps) {
  const t = useTranslations('details')
  const format = useFormatter()
  const { team } = useDirectory()
  const { data: facts } = useConversationFacts(useSupabase(), conversation.id)
  return (
    <FactSection title={t('conversation')}>
      <Fact name={t('number')}>
        <span className="tabular">#{conversation.number}</span>
      </Fact>
      {children}
      <Fact name={t('team')}>{team(conversation.teamId)?.name}</Fact>
      <Fact name={t('inbox')}>
        {facts === undefined ? <Skeleton className="h-4 w-32" /> : facts?.inbox.name}
      </Fact>
      <Fact name={t('created')}>
        {facts === undefined ? (
          <Skeleton className="h-4 w-24" />
        ) : (
          facts &&
          format.dateTime(new Date(facts.createdAt), { dateStyle: 'medium', timeStyle: 'short' })
        )}
      </Fact>
      <RatingFact conversation={conversation} />
      <ConversationAttributes conversationId={conversation.id} asOf={attributesAsOf} />
    </FactSection>
  )
}
