'use client'

import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { AttributeValues } from '#lib/attributes/attribute.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import {
  deleteContactNote,
  editContact,
  editContactNote,
  setContactAttributes,
  writeContactNote,
} from './commands.ts'
import type { Contact, ContactChanges } from './contact.ts'
import { contactById } from './queries.ts'

/** Milliseconds a contact is good for where nobody has a conversation of it open. */
const goodFor = 60_000

const contactKey = (id: string) => ['contact', id] as const

/** A person for the details beside a conversation, by any of its contacts. */
export function useContact(db: Supabase, id: string, initial?: Contact) {
  return useQuery({
    queryKey: contactKey(id),
    queryFn: () => contactById(db, id),
    staleTime: goodFor,
    initialData: initial,
  })
}

/** Something of a person changed: whatever shows persons asks again. Two contacts may be one of them. */
export function forgetContacts(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ['contact'] })
}

/** The verbs of a person; what shows it asks again after each. `contact` is any of its contacts. */
export function useContactVerbs(db: Supabase, contact: string) {
  const client = useQueryClient()
  const afterwards = async <Value>(verb: Promise<Result<Value>>) => {
    const result = await verb
    if (result.ok) await forgetContacts(client)
    return result
  }
  return {
    edit: (changes: ContactChanges) => afterwards(editContact(db, contact, changes)),
    setAttributes: (changes: AttributeValues) =>
      afterwards(setContactAttributes(db, contact, changes)),
    writeNote: (clientId: string, body: string) =>
      afterwards(writeContactNote(db, contact, clientId, body)),
    editNote: (note: string, body: string) => afterwards(editContactNote(db, note, body)),
    deleteNote: (note: string) => afterwards(deleteContactNote(db, note)),
  }
}
