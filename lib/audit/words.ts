import type { useTranslations } from 'next-intl'
import type { Locale } from '#lib/i18n/locale.ts'
import { knownPermissions } from '#lib/permissions/permission.ts'
import type { AuditEntry, AuditNames } from './entry.ts'
import { isObject, text, words } from './json.ts'
import { changeIn } from './named.ts'

/** The whole catalogue, on a page or on the server. */
type Translate = ReturnType<typeof useTranslations<never>>

/** One thing that an entry adds to its sentence: `from → to`, or only one of them. */
export type AuditDetail = { label: string; from: string | null; to: string | null }

/** Facts that the sentence itself has said, or that nobody can read. */
const unsaid = ['archived_at', 'deactivated_at', 'view_as_session_id', 'member_id', 'verb', 'what']
const inSentence: Partial<Record<AuditEntry['kind'], readonly string[]>> = {
  member_invited: ['email'],
  invitation_resent: ['email'],
  invitation_withdrawn: ['email'],
  role_created: ['name'],
  role_removed: ['name', 'scope', 'sees_unassigned', 'permissions'],
  team_created: ['name'],
  inbox_created: ['name', 'greetings'],
  category_created: ['key', 'names'],
  tag_created: ['name', 'colour'],
  macro_created: ['name'],
  macro_removed: ['name', 'visibility', 'team_id', 'actions'],
  member_joined: ['name'],
  team_member_removed: ['is_primary', 'capacity'],
  exported: ['filters'],
}

/** Entries of the audit log in words. Sentences carry no gender: names have none here. */
export function auditWords(t: Translate, locale: Locale, names: AuditNames) {
  const roleName = (id: unknown): string => {
    const role = names.role[String(id)]
    if (!role) return t('audit.gone.role')
    return isBuiltIn(role.key) ? t(`roles.builtIn.${role.key}`) : role.name
  }
  const memberName = (id: unknown) => names.member[String(id)] ?? t('audit.gone.member')
  const teamName = (id: unknown) => names.team[String(id)] ?? t('audit.gone.team')

  /** Who did it. */
  function actor({ actor: { kind, id } }: AuditEntry): string {
    if (kind === 'member') return memberName(id)
    if (kind === 'contact') return names.contact[id ?? ''] || t('audit.actor.contact')
    return t(`audit.actor.${kind}`)
  }

  /** On whom or what. */
  function subject({ subject, details }: AuditEntry): string {
    const id = subject?.id ?? ''
    const said = changeIn(details.name)
    const name = text(said?.to ?? said?.from)
    switch (subject?.kind) {
      case 'role':
        return names.role[id] ? roleName(id) : name || t('audit.gone.role')
      case 'member':
        return memberName(id)
      case 'invitation':
        return text(details.email)
      case 'team':
        return teamName(id)
      case 'inbox':
        return names.inbox[id] ?? (name || t('audit.gone.inbox'))
      case 'category':
        return names.category[id]?.[locale] ?? t('audit.gone.category')
      case 'macro':
        return names.macro[id] ?? (name || t('audit.gone.macro'))
      case 'tag':
        return names.tag[id] ?? (name || t('audit.gone.tag'))
      case 'contact':
        return names.contact[id] || t('audit.gone.contact')
      case 'conversation':
        return names.conversation[id]
          ? t('audit.conversation', { number: names.conversation[id] })
          : t('audit.gone.conversation')
      default:
        return name
    }
  }

  /** What was done. */
  function sentence(entry: AuditEntry): string {
    const { kind, details } = entry
    if (kind === 'verb_refused') return t('audit.kind.verb_refused', { verb: verb(details.verb) })
    const member = typeof details.member_id === 'string' ? memberName(details.member_id) : ''
    return t(`audit.kind.${kind}`, { subject: subject(entry), member })
  }

  function verb(name: unknown): string {
    const key = `audit.verb.${text(name)}` as 'audit.verb.create_role'
    return t.has(key) ? t(key) : text(name).replaceAll('_', ' ')
  }

  /** What the sentence leaves open: the changed fields, the missing right, the reason. */
  function details({ kind, details: said }: AuditEntry): AuditDetail[] {
    const left = Object.entries(said).filter(
      ([field]) => !unsaid.includes(field) && !inSentence[kind]?.includes(field),
    )
    return left.flatMap(([field, value]) => detail(field, value))
  }

  function detail(field: string, value: unknown): AuditDetail[] {
    const change = changeIn(value)
    if (field === 'permissions') return permissionChange(change)
    if (field === 'greetings' || field === 'names') return perLanguage(field, change)
    const label = labelOf(field)
    // Of a list or an object only that it changed is worth a word, never its json.
    if (isObject(change?.to) || isObject(change?.from))
      return [{ label, from: null, to: t('audit.otherValue') }]
    if (!change) return [{ label, from: null, to: inWords(field, value) }]
    const isNew = change.from === null || change.from === undefined
    // Of something new, what it is not goes without saying.
    if (isNew && (change.to === false || change.to === null)) return []
    const [from, to] = [inWords(field, change.from), inWords(field, change.to)]
    return [{ label, from: isNew ? null : from, to }]
  }

  function permissionChange(change: ReturnType<typeof changeIn>): AuditDetail[] {
    const [before, after] = [words(change?.from), words(change?.to)].map(knownPermissions)
    const list = (some: typeof before, others: typeof before) =>
      (some ?? [])
        .filter((one) => !others?.includes(one))
        .map((one) => t(`permissions.${one}.name`))
        .join(', ')
    const [given, taken] = [list(after, before), list(before, after)]
    return [
      ...(given ? [{ label: t('audit.field.given'), from: null, to: given }] : []),
      ...(taken ? [{ label: t('audit.field.taken'), from: null, to: taken }] : []),
    ]
  }

  function perLanguage(field: string, change: ReturnType<typeof changeIn>): AuditDetail[] {
    const [before, after] = [change?.from, change?.to].map((side) => (side ?? {}) as Texts)
    return (['ru', 'en'] as const)
      .filter((language) => before?.[language] !== after?.[language])
      .map((language) => ({
        label: `${labelOf(field)} (${t(`audit.language.${language}`)})`,
        from: text(before?.[language]) || null,
        to: text(after?.[language]) || t('audit.nothing'),
      }))
  }

  function labelOf(field: string): string {
    const key = `audit.field.${field}` as 'audit.field.name'
    return t.has(key) ? t(key) : field.replaceAll('_', ' ')
  }

  function inWords(field: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return t('audit.nothing')
    if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no')
    if (field === 'role_id') return roleName(value)
    if (field === 'team_id') return teamName(value)
    if (field === 'author_id') return memberName(value)
    if (field === 'into_tag_id') return names.tag[text(value)] ?? t('audit.gone.tag')
    if (field.endsWith('_contact_id')) return names.contact[text(value)] || t('audit.gone.contact')
    if (field === 'scope') return scopeName(value)
    if (field === 'visibility') return visibilityName(value)
    if (field === 'permission') return permissionName(value)
    if (field === 'reason') return reason(text(value))
    if (field === 'deleted_messages')
      return t(`inboxes.deleted.${value === 'hidden' ? 'hidden' : 'tombstone'}.name`)
    return typeof value === 'object' ? t('audit.otherValue') : String(value as string)
  }

  function scopeName(value: unknown): string {
    const known = (['all', 'teams', 'assigned'] as const).find((scope) => scope === value)
    return known ? t(`roles.scope.${known}.name`) : text(value)
  }

  function visibilityName(value: unknown): string {
    const known = (['own', 'team', 'everyone'] as const).find((visibility) => visibility === value)
    return known ? t(`macros.visibility.${known}`) : text(value)
  }

  function permissionName(value: unknown): string {
    const [known] = knownPermissions([text(value)])
    return known ? t(`permissions.${known}.name`) : text(value)
  }

  /** Of a refusal it is a machine's word, of an erasure a person's. */
  function reason(word: string): string {
    const key = `errors.${word}` as 'errors.not_permitted'
    return /^[a-z_]+$/.test(word) && t.has(key) ? t(key) : word
  }

  return { actor, sentence, details }
}

type Texts = Record<string, unknown>

const builtIn = ['agent', 'admin', 'superadmin'] as const

function isBuiltIn(key: string): key is (typeof builtIn)[number] {
  return (builtIn as readonly string[]).includes(key)
}
