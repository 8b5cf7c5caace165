'use client'

import { BadgeCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import {
  sourceOf,
  type Contact,
  type ContactChanges,
  type VouchedField,
} from '#lib/contacts/contact.ts'
import { useContactVerbs } from '#lib/contacts/use-contact.ts'
import { mayI } from '#lib/members/member.ts'
import { EditableFact } from './editable-fact.tsx'
import { Fact, FactSection } from './facts.tsx'

/** How somebody is called and reached, edited in place; what a signed identity says is marked. */
export function ContactFields({ contact }: { contact: Contact | undefined }) {
  const t = useTranslations('details')
  if (!contact) {
    const names = [t('name'), t('email'), t('phone'), t('language'), t('channel.widget')]
    return (
      <FactSection title={t('contact')}>
        {names.map((name) => (
          <Fact key={name} name={name}>
            <Skeleton className="h-4 w-32" />
          </Fact>
        ))}
      </FactSection>
    )
  }
  return (
    <FactSection title={t('contact')}>
      <Field contact={contact} field="name" name={t('name')} maxLength={120} />
      <Field contact={contact} field="email" name={t('email')} type="email">
        {contact.email && <Link scheme="mailto" to={contact.email} />}
      </Field>
      <Field contact={contact} field="phone" name={t('phone')} type="tel">
        {contact.phone && <Link scheme="tel" to={contact.phone} />}
      </Field>
      <Language contact={contact} />
      {contact.identities.map(({ channel, externalId, isVerified }) => (
        <Fact key={channel + externalId} name={t(`channel.${channel}`)}>
          <span className="inline-flex max-w-full items-center gap-1">
            <span className="truncate">{externalId}</span>
            {isVerified && <Signed label={t('verified')} />}
          </span>
        </Fact>
      ))}
    </FactSection>
  )
}

type FieldProps = {
  contact: Contact
  field: Exclude<VouchedField, 'company_id'>
  name: string
  type?: 'email' | 'tel'
  maxLength?: number
  children?: ReactNode
}

function Field({ contact, field, name, children, ...rest }: FieldProps) {
  const t = useTranslations('details')
  const { isEditable, edit } = useEdit(contact)
  const source = sourceOf(contact, field)
  const change = (words: string | null) => edit({ [field]: words === '' ? null : words })
  return (
    <EditableFact
      name={name}
      value={contact[field] ?? ''}
      isEditable={isEditable}
      hint={source?.kind === 'signed' && t('signedHint')}
      onSave={change}
      {...rest}
    >
      {(children ?? contact[field]) || <span className="text-ink-faint">—</span>}
      {source?.kind === 'signed' && (
        <>
          {' '}
          <Signed label={t('signed')} />
        </>
      )}
      {source?.kind === 'corrected' && (
        <span className="block text-xs text-ink-faint">
          {t('siteSays', { said: source.said })}{' '}
          {isEditable && (
            <Button look="link" size="s" className="px-0!" onClick={() => void change(source.said)}>
              {t('takeSite')}
            </Button>
          )}
        </span>
      )}
    </EditableFact>
  )
}

function Language({ contact }: { contact: Contact }) {
  const t = useTranslations('details')
  const { isEditable, edit } = useEdit(contact)
  return (
    <EditableFact
      name={t('language')}
      value={contact.locale ?? ''}
      isEditable={isEditable}
      options={[
        { value: 'ru', label: t('locale.ru') },
        { value: 'en', label: t('locale.en') },
      ]}
      onSave={(locale) => edit({ locale: locale === '' ? null : (locale as 'ru' | 'en') })}
    >
      {contact.locale ? t(`locale.${contact.locale}`) : <span className="text-ink-faint">—</span>}
    </EditableFact>
  )
}

function useEdit(contact: Contact) {
  const { me } = useDirectory()
  const verbs = useContactVerbs(useSupabase(), contact.id)
  return {
    isEditable: mayI(me, 'manage_contacts') && !contact.isErased,
    edit: (changes: ContactChanges) => verbs.edit(changes),
  }
}

function Signed({ label }: { label: string }) {
  return (
    <BadgeCheck
      role="img"
      aria-label={label}
      className="inline size-3.5 shrink-0 align-[-0.125rem] text-accent-text"
    />
  )
}

function Link({ scheme, to }: { scheme: 'mailto' | 'tel'; to: string }) {
  return (
    <a href={`${scheme}:${to}`} className="tabular text-accent-text hover:underline">
      {to}
    </a>
  )
}
