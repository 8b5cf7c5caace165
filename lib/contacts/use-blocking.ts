'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { blockContact } from './commands.ts'
import { forgetContacts } from './use-contact.ts'

/** Shuts a person out of every widget, or lets it in again; what shows it asks again. */
export function useBlocking(db: Supabase, contact: string) {
  const client = useQueryClient()
  return async (isBlocked: boolean): Promise<Result<unknown>> => {
    const answer = await blockContact(db, contact, isBlocked).catch(
      () => ({ ok: false, reason: 'network' }) as const,
    )
    if (answer.ok) await forgetContacts(client)
    return answer
  }
}
