'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { createContact } from './commands.ts'
import type { ContactChanges } from './contact.ts'
import { forgetContacts } from './use-contact.ts'

/** Writes one person in by hand; gives the id. Tried again it is the same person, not a second one. */
export function useNewContact(db: Supabase) {
  const client = useQueryClient()
  const id = useRef(crypto.randomUUID())
  return async (fields: ContactChanges): Promise<Result<string>> => {
    const made = await createContact(db, id.current, fields)
    if (!made.ok) return made
    await forgetContacts(client)
    return ok(made.value.id)
  }
}
