'use client'

import { BadgeCheck } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Children, type ReactNode } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { isVerified, type Contact } from '#lib/contacts/contact.ts'
import { useContact } from '#lib/contacts/use-contact.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'
import { useConversationFacts } from '#lib/conversations/use-conversation-facts.ts'
import { PersonMenu } from './person-menu.tsx'
import { PreviousConversations } from './previous-conversations.tsx'
import { useContactName } from './use-contact-name.ts'

/** Who writes, what the conversation is about, and what there was before. */
export function Details({
  conversation,
  children,
}: {
  conversation: Conversation
  /** What the open conversation adds. */
  children?: ReactNode
}) {
  const db = useSupabase()
  const { data: contact } = useContact(db, conversation.contactId, conversation.contactName)
  return (
    <div className="flex flex-col gap-6 p-4">
      <Person conversation={conversation} contact={contact} />
      <Reachable contact={contact} />
      <Facts conversation={conversation} />
      {children}
      <PreviousConversations conversation={conversation} />
    </div>
  )
}

type PersonProps = { conversation: Conversation; contact: Contact | null | undefined }

function Person({ conversation, contact }: PersonProps) {
  const { me } = useDirectory()
  const name = useContactName(conversation)
  return (
    <div className="relative flex flex-col items-center gap-1 pt-2 text-center">
      {contact && !contact.isErased && mayI(me, 'erase_people') && (
        <PersonMenu conversation={conversation} name={conversation.contactName ?? contact.name} />
      )}
      <Avatar
        name={conversation.contactName}
        src={contact?.avatarUrl}
        seed={conversation.contactId}
        size="xl"
      />
      <h2 className="mt-1.5 max-w-full text-base font-semibold wrap-anywhere">{name}</h2>
      <div className="flex min-h-5 max-w-full flex-wrap items-center justify-center gap-1.5 text-sm text-ink-muted">
        {contact?.company && <span className="truncate">{contact.company.name}</span>}
        {contact === undefined && <Skeleton className="h-4 w-28" />}
        {contact && <Standing contact={contact} />}
      </div>
    </div>
  )
}

function Standing({ contact }: { contact: Contact }) {
  const t = useTranslations('details')
  if (contact.isErased) return <Badge title={t('erasedHint')}>{t('erasedBadge')}</Badge>
  if (contact.isBlocked) return <Badge tone="danger">{t('blocked')}</Badge>
  if (!isVerified(contact)) return <Badge title={t('unverifiedHint')}>{t('unverified')}</Badge>
  return (
    <Badge tone="accent" title={t('verifiedHint')}>
      <BadgeCheck aria-hidden />
      {t('verified')}
    </Badge>
  )
}

function Reachable({ contact }: Pick<PersonProps, 'contact'>) {
  const t = useTranslations('details')
  if (contact === null) return null
  const wait = contact === undefined && <Skeleton className="h-4 w-32" />
  return (
    <Section title={t('contact')}>
      <Fact name={t('email')}>
        {contact?.email && <Link scheme="mailto" to={contact.email} />}
        {wait}
      </Fact>
      <Fact name={t('phone')}>
        {contact?.phone && <Link scheme="tel" to={contact.phone} />}
        {wait}
      </Fact>
      <Fact name={t('language')}>
        {contact?.locale && t(`locale.${contact.locale}`)}
        {wait}
      </Fact>
      {wait && <Fact name={t('channel.widget')}>{wait}</Fact>}
      {contact?.identities.map(({ channel, externalId, isVerified: isVouchedFor }) => (
        <Fact key={channel + externalId} name={t(`channel.${channel}`)}>
          <span className="inline-flex max-w-full items-center gap-1">
            <span className="truncate">{externalId}</span>
            {isVouchedFor && (
              <BadgeCheck
                role="img"
                aria-label={t('verified')}
                className="size-3.5 shrink-0 text-accent-text"
              />
            )}
          </span>
        </Fact>
      ))}
    </Section>
  )
}

function Link({ scheme, to }: { scheme: 'mailto' | 'tel'; to: string }) {
  return (
    <a href={`${scheme}:${to}`} className="tabular text-accent-text hover:underline">
      {to}
    </a>
  )
}

function Facts({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('details')
  const format = useFormatter()
  const { locale } = useLanguage()
  const { team, category } = useDirectory()
  const { data: facts } = useConversationFacts(useSupabase(), conversation.id)
  return (
    <Section title={t('conversation')}>
      <Fact name={t('number')}>
        <span className="tabular">#{conversation.number}</span>
      </Fact>
      <Fact name={t('category')}>{category(conversation.categoryId)?.names[locale]}</Fact>
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
    </Section>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="pb-1.5 text-xs font-medium text-ink-faint">{title}</h3>
      <dl className="flex flex-col gap-1">{children}</dl>
    </section>
  )
}

/** A name and what it is; a dash where it is not known. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-5 gap-3 text-sm">
      <dt className="w-22 shrink-0 text-ink-muted">{name}</dt>
      <dd className="min-w-0 flex-1 wrap-anywhere">
        {hasContent(children) ? children : <span className="text-ink-faint">—</span>}
      </dd>
    </div>
  )
}

function hasContent(children: ReactNode): boolean {
  return Children.toArray(children).some((child) => child !== '')
}
