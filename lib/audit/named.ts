import type { AuditEntry, AuditNames } from './entry.ts'

type Ids = Record<keyof AuditNames, string[]>

/** Columns and details that hold an id, with what it names. */
const idFields: Record<string, keyof AuditNames> = {
  role_id: 'role',
  team_id: 'team',
  member_id: 'member',
  author_id: 'member',
  into_contact_id: 'contact',
  from_contact_id: 'contact',
  into_tag_id: 'tag',
}

/** The ids of everything that entries name: actors, subjects, and what changed from and to. */
export function namedIn(entries: AuditEntry[]): Ids {
  const found: Record<keyof AuditNames, Set<string>> = {
    member: new Set(),
    team: new Set(),
    inbox: new Set(),
    contact: new Set(),
    tag: new Set(),
    macro: new Set(),
    conversation: new Set(),
    role: new Set(),
    category: new Set(),
  }
  const add = (kind: string, id: unknown) => {
    if (typeof id === 'string' && kind in found) found[kind as keyof AuditNames].add(id)
  }
  for (const { actor, subject, details } of entries) {
    add(actor.kind, actor.id)
    if (subject) add(subject.kind, subject.id)
    for (const [field, kind] of Object.entries(idFields)) {
      const value = details[field]
      add(kind, value)
      const change = changeIn(value)
      add(kind, change?.from)
      add(kind, change?.to)
    }
  }
  return Object.fromEntries(Object.entries(found).map(([kind, ids]) => [kind, [...ids]])) as Ids
}

/** `{from, to}` of a detail that is a change. */
export function changeIn(detail: unknown): { from: unknown; to: unknown } | null {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return null
  return 'from' in detail || 'to' in detail ? { from: undefined, to: undefined, ...detail } : null
}
