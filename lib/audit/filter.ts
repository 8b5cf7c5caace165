import { auditGroups, type ActorKind, type AuditKind } from './entry.ts'

/** What the audit page shows. Empty strings: no condition. */
export type AuditFilter = {
  /** A member's id (who did it, or whom it is about), or a kind of actor. */
  person: string
  /** A kind of entry, or `group:<key>`. */
  kind: string
  /** `2026-11-22` in the reader's time zone, both included. */
  from: string
  to: string
}

export const noFilter: AuditFilter = { person: '', kind: '', from: '', to: '' }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const actorKinds: readonly string[] = ['contact', 'system', 'anonymous'] satisfies ActorKind[]

/** Reads an address's or a form's fields; what is none of ours is no condition. */
export function readFilter(get: (name: string) => string | null | undefined): AuditFilter {
  const person = get('person') ?? ''
  const kind = get('kind') ?? ''
  return {
    person: uuid.test(person) || actorKinds.includes(person) ? person : '',
    kind: kindsOf(kind) ? kind : '',
    from: isDay(get('from')) ? String(get('from')) : '',
    to: isDay(get('to')) ? String(get('to')) : '',
  }
}

/** The conditions that are set, for an address or a form. */
export function filterFields(filter: AuditFilter): [string, string][] {
  return Object.entries(filter).filter(([, value]) => value !== '')
}

/** Is the person a member's id, rather than a kind of actor? */
export function isMemberId(person: string): boolean {
  return uuid.test(person)
}

/** The kinds that a choice means; null where it means nothing. */
export function kindsOf(choice: string): readonly AuditKind[] | null {
  for (const { key, kinds } of auditGroups) {
    if (choice === `group:${key}`) return kinds
    const kind = kinds.find((one) => one === choice)
    if (kind) return [kind]
  }
  return null
}

function isDay(text: string | null | undefined): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? '') && !Number.isNaN(Date.parse(text ?? ''))
}
