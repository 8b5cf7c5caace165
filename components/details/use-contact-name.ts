'use client'

import { useTranslations } from 'next-intl'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useContact } from '#lib/contacts/use-contact.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'

/** What to call the person of an open conversation: by name, or as a visitor, or as somebody who was erased. */
export function useContactName({ contactId, contactName, isErased }: Conversation): string {
  const t = useTranslations('details')
  const { data: contact } = useContact(useSupabase(), contactId)
  return contactName ?? contact?.name ?? t(isErased || contact?.isErased ? 'erased' : 'visitor')
}
