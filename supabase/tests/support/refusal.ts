import { expect } from 'vitest'
import { DatabaseError, type QueryResult } from 'pg'
import { test } from './test.ts'
import type { Database } from './database.ts'

/** insufficient_privilege (policies, grants, our verbs) and the HTTP-like states of private.refuse(). */
const refusals = /^(42501|PT4\d\d)$/

let proven = 0

/**
 * Expects the database to refuse. Without a state any refusal will do, but a typing error
 * (unknown column, bad syntax) never passes for one.
 * @returns the error, for looking at its message.
 */
export async function expectRefused(
  attempt: Promise<unknown>,
  sqlstate?: string,
): Promise<DatabaseError> {
  const error = await attempt.then(
    () => expect.unreachable('it was allowed'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof DatabaseError)) throw error
  const wanted = sqlstate ?? expect.stringMatching(refusals)
  expect({ sqlstate: error.code, message: error.message }).toMatchObject({ sqlstate: wanted })
  proven += 1
  return error
}

/** Expects that a read shows nothing, or that a write touched nothing, which is how policies refuse those. */
export async function expectNoRows(
  attempt: Promise<QueryResult | unknown[]> | unknown[],
): Promise<void> {
  const result = await attempt
  const rows = Array.isArray(result) ? result : result.rows
  expect(rows).toEqual([])
  if (!Array.isArray(result)) expect(result.rowCount ?? 0).toBe(0)
  proven += 1
}

/**
 * A test that shows one table refusing somebody. The gate that looks for a refusal test per table
 * reads these calls, so the table's name has to be written out as a literal.
 * Fails when its body never called expectRefused or expectNoRows.
 */
export function refusal(
  table: string,
  sentence: string,
  body: (fixtures: { db: Database }) => Promise<void>,
): void {
  test(`${table} refuses: ${sentence}`, async ({ db }) => {
    const before = proven
    await body({ db })
    if (proven === before) throw new Error('This test expects no refusal: use test() for it.')
  })
}
