import type { Who } from '../world/who.ts'

/** How one attempt went; see attempts.sql. */
export type Outcome = { answer?: string | null; touched?: number; state?: string; message?: string }

/** One question with one answer: is it as the rules say? */
export type Cell = { relation: string; expected: string; got: string }

/** One attempt at a door, and how its outcome is read: as one cell, or as one for each row it might show. */
export type Probe = {
  door: string
  plane: Plane
  sql: string
  /** Asked only how many rows the statement touched. */
  touches?: boolean
  /** This probe is asked as the owner of the database: the statement itself becomes the person. */
  asOwner?: boolean
  judge: (outcome: Outcome) => Cell[]
}

export type Plane = 'tables' | 'rpc' | 'realtime' | 'storage' | 'lists' | 'counts' | 'embedded'

/** What of the catalogue a noun has expectations for; names as the catalogue writes them. */
export type Covers = {
  tables?: string[]
  functions?: string[]
  topics?: string[]
  buckets?: string[]
}

/** The expectations about one noun, written by hand. */
export type Noun = { name: string; covers: Covers; probes: (who: Who) => Probe[] }

const reason = /^[a-z][a-z_]+$/

/** An outcome in the words of the rules: a reason, "denied" without one, "n rows", "ok", or what broke. */
export function read(outcome: Outcome): string {
  if (outcome.state) {
    if (outcome.message && reason.test(outcome.message)) return outcome.message
    if (outcome.state === '42501') return 'denied'
    return `${outcome.state} ${outcome.message}`
  }
  if (outcome.touched !== undefined) return rows(outcome.touched)
  const refusal = /^\{.*"message": "([a-z_]+)"/.exec(outcome.answer ?? '')
  return refusal && /"code": "42501"/.test(outcome.answer ?? '') ? (refusal[1] ?? '') : 'ok'
}

export const rows = (count: number): string => (count === 0 ? 'nothing' : `${count} rows`)
