/*
 * What the audit log says (supabase/schemas/11_audit.sql). The groups are those of the page's filter; a
 * test holds them equal to the kinds that the database knows.
 */
export const auditGroups = [
  { key: 'signIn', kinds: ['sign_in_succeeded', 'sign_in_failed'] },
  { key: 'refused', kinds: ['verb_refused'] },
  { key: 'roles', kinds: ['role_created', 'role_changed', 'role_removed'] },
  {
    key: 'people',
    kinds: [
      'member_invited',
      'invitation_resent',
      'invitation_withdrawn',
      'member_joined',
      'member_changed',
      'member_deactivated',
      'member_reactivated',
    ],
  },
  {
    key: 'teams',
    kinds: [
      'team_created',
      'team_changed',
      'team_archived',
      'team_member_added',
      'team_member_changed',
      'team_member_removed',
    ],
  },
  {
    key: 'workspace',
    kinds: [
      'inbox_created',
      'inbox_changed',
      'identity_secret_read',
      'identity_secret_rotated',
      'category_created',
      'category_changed',
      'macro_created',
      'macro_changed',
      'macro_removed',
      'tag_created',
      'tag_changed',
      'tag_merged',
      'view_created',
      'view_changed',
      'view_removed',
      'workspace_changed',
      'routing_changed',
    ],
  },
  {
    key: 'messages',
    kinds: [
      'message_deleted',
      'message_restored',
      'deleted_text_read',
      'contact_blocked',
      'contact_unblocked',
      'contact_merged',
      'contact_split',
      'contact_erased',
    ],
  },
  { key: 'looking', kinds: ['view_as_started', 'view_as_ended', 'exported'] },
] as const

export type AuditGroup = (typeof auditGroups)[number]['key']
export type AuditKind = (typeof auditGroups)[number]['kinds'][number]
export type ActorKind = 'member' | 'contact' | 'system' | 'anonymous'

export type AuditEntry = {
  /** Growing: a later entry has a greater one. */
  id: number
  /** ISO 8601. */
  at: string
  kind: AuditKind
  actor: { kind: ActorKind; id: string | null }
  subject: { kind: string; id: string } | null
  /** {column: {from, to}} of a change, else what the kind calls for. */
  details: Record<string, unknown>
}

export function groupOf(kind: AuditKind): AuditGroup {
  const group = auditGroups.find(({ kinds }) => (kinds as readonly string[]).includes(kind))
  return group?.key ?? 'workspace'
}

/** Names of what entries speak of, by id; what the caller may not see, or is gone, is not among them. */
export type AuditNames = {
  member: Record<string, string>
  team: Record<string, string>
  inbox: Record<string, string>
  contact: Record<string, string>
  /** Their numbers. */
  conversation: Record<string, string>
  tag: Record<string, string>
  macro: Record<string, string>
  role: Record<string, { key: string; name: string }>
  category: Record<string, { ru: string; en: string }>
}

/** Entries that come with the page, and with each press of “more”. */
export const auditPageSize = 50

export type AuditPage = { entries: AuditEntry[]; names: AuditNames }
