import { expect } from 'vitest'
import type { Database } from './database.ts'
import type { Person } from './person.ts'
import { expectNoRows } from './refusal.ts'

/** Calls an admin verb as somebody; its json answer. */
export function verb<Answer = Record<string, unknown>>(
  db: Database,
  person: Person,
  call: string,
  values: unknown[] = [],
): Promise<Answer> {
  return db.as(person, () => db.value<Answer>(`select public.${call}`, values))
}

/**
 * Expects an admin verb to refuse without rolling back: an error's body under HTTP 403, and the attempt
 * in the audit log.
 */
export async function expectVerbRefused(
  db: Database,
  person: Person,
  reason: string,
  call: string,
  values: unknown[] = [],
): Promise<void> {
  const before = await refusals(db)
  const answer = await verb(db, person, call, values)
  expect(answer).toMatchObject({ code: '42501', message: reason })
  expect(await db.value(`select current_setting('response.status', true)`)).toBe('403')
  expect(await refusals(db)).toBe(before + 1)
  // The refusal counts for the gate that wants one per table.
  await expectNoRows([])
}

const refusals = (db: Database) =>
  db.value<number>(`select count(*)::int from public.audit_entries where kind = 'verb_refused'`)
