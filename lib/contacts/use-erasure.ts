'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { eraseContact } from './commands.ts'
import { forgetContacts } from './use-contact.ts'

/** Erases a person; what the details show of it is asked for again. */
export function useErasure(db: Supabase) {
  const client = useQueryClient()
  return async (contact: string, reason: string) => {
    const result = await eraseContact(db, contact, reason)
    if (result.ok) await forgetContacts(client)
    return result
  }
}
