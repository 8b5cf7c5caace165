'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useAttributesOf } from '#lib/attributes/use-attributes.ts'
import type { Contact } from '#lib/contacts/contact.ts'
import { useContactVerbs } from '#lib/contacts/use-contact.ts'
import { mayI } from '#lib/members/member.ts'
import { AttributeFacts } from './attribute-facts.tsx'
import { FactSection } from './facts.tsx'

/** What else the company keeps of a person; nothing where it defined nothing. */
export function ContactAttributes({ contact }: { contact: Contact }) {
  const t = useTranslations('details')
  const db = useSupabase()
  const { me } = useDirectory()
  const verbs = useContactVerbs(db, contact.id)
  if (!useAttributesOf(db, 'contact')?.length) return null
  return (
    <FactSection title={t('attributes')}>
      <AttributeFacts
        subject="contact"
        values={contact.attributes}
        unverified={contact.unverifiedAttributes}
        isEditable={mayI(me, 'manage_contacts') && !contact.isErased}
        onChange={verbs.setAttributes}
      />
    </FactSection>
  )
}
