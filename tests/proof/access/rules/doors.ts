import { read, rows, type Cell, type Plane, type Probe } from '../matrix/probe.ts'
import type { Kind } from '../world/words.ts'
import type { Who } from '../world/who.ts'
import { holds, isBackend, isMember, leaks, sees } from './sight.ts'
import type { Conversation } from '../world/conversations.ts'

/* The kinds of doors, so that a noun's file says only what is special about it. */

export type Row = { key: string; relation: string; visible: boolean }

/** Reading a table: one cell for each row that might be seen, one for rows nobody knows, one for leaks. */
export function reads(
  who: Who,
  door: string,
  sql: string,
  expected: Row[],
  plane: Plane = 'tables',
): Probe {
  return {
    door,
    plane,
    sql: `select coalesce(jsonb_agg(distinct key), '[]') from (${sql}) x (key)`,
    judge: (outcome) => {
      const state = read(outcome)
      if (state === 'denied')
        return expected.map((row) => cell(row.relation, row.visible ? 'seen' : 'hidden', 'hidden'))
      if (state !== 'ok') return [cell('', 'an answer', state)]
      const seen = new Set(JSON.parse(outcome.answer ?? '[]') as string[])
      const known = new Set(expected.map((row) => row.key))
      const strange = [...seen].filter((key) => !known.has(key))
      return [
        ...expected.map((row) =>
          cell(
            row.relation,
            row.visible ? 'seen' : 'hidden',
            seen.has(row.key) ? 'seen' : 'hidden',
          ),
        ),
        cell('rows that nobody expected', '', strange.slice(0, 3).join(' ')),
      ]
    },
  }
}

const cell = (relation: string, expected: string, got: string): Cell => ({
  relation,
  expected,
  got,
})

/** Whatever a table shows is searched for texts that this person may not read. */
export const tells = (who: Who, door: string, sql: string, plane: Plane = 'tables'): Probe => ({
  door,
  plane,
  sql: `select string_agg(x::text, ' ') from (${sql}) x`,
  judge: (outcome) => [cell('every text in it', '', leaks(who, outcome.answer))],
})

/** Calling a function: it does what it says, or refuses with this reason. */
export function calls(
  who: Who,
  name: string,
  relation: string,
  call: string,
  expected: string,
  judge: (answer: string) => string = () => '',
  allowed: Kind[] = [],
): Probe {
  return {
    door: name,
    plane: 'rpc',
    sql: `select public.${name}(${call})::text`,
    judge: (outcome) => {
      const got = read(outcome)
      const wrong =
        got === 'ok' &&
        (leaks(who, outcome.answer, allowed) ||
          // Whoever was not to get an answer has no rules about what is in it.
          (expected === 'ok' && judge(outcome.answer ?? '')))
      return [cell(relation, expected, wrong || got)]
    },
  }
}

/** Writing into a table: refused, or so many rows. */
export const writes = (
  door: string,
  relation: string,
  sql: string,
  expected: string | number,
): Probe => ({
  door,
  plane: 'tables',
  sql,
  touches: true,
  judge: (outcome) => [
    cell(relation, typeof expected === 'number' ? rows(expected) : expected, read(outcome)),
  ],
})

/** What a member's verb about a conversation answers: the first thing that is in the way. */
export function verb(who: Who, permission: string, c?: Conversation): string {
  if (who.role === 'anon' || isBackend(who)) return 'denied'
  if (!isMember(who)) return 'not_a_member'
  if (who.onlyLooks) return 'view_as_is_read_only'
  if (!holds(who, permission)) return 'not_permitted'
  return c && !sees(who, c) ? 'conversation_not_found' : 'ok'
}

/** What an admin verb answers. */
export function adminVerb(who: Who, permission: string): string {
  if (who.role === 'anon' || isBackend(who)) return 'denied'
  if (who.isViewing) return 'view_as_is_read_only'
  if (!isMember(who)) return 'not_a_member'
  return holds(who, permission) ? 'ok' : 'not_permitted'
}

export const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
export const uuid = (id: string) => `'${id}'::uuid`
