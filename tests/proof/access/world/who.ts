import { blocked, maria, mariasSessions, marta, pavel, visitor, type Contact } from './contacts.ts'
import { idOf } from './ids.ts'
import {
  boris,
  darya,
  gone,
  memberNamed,
  related,
  specialists,
  vera,
  type Member,
} from './members.ts'

/** Somebody at a door: the token they bring, and whom the product has to take them for. */
export type Who = {
  name: string
  role: 'anon' | 'authenticated' | 'service_role'
  claims: Record<string, unknown>
  /** Nobody, where both are missing. */
  member?: Member
  contact?: Contact
  /** Looks through the member's eyes and may change nothing. */
  onlyLooks?: boolean
  /** Brings a token for viewing as a member, whether it still works or not. */
  isViewing?: boolean
  /** The session that such a token names. */
  viewing?: string
}

const authenticated = (sub: string | undefined, claims: Record<string, unknown> = {}) => ({
  role: 'authenticated' as const,
  claims: { role: 'authenticated', aud: 'authenticated', ...(sub && { sub }), ...claims },
})

/** The session that Auth keeps of a member who signed in. */
export const authSession = (member: Member) => idOf(`auth session/${member.name}`)

export const asMember = (member: Member): Who => ({
  name: member.name,
  ...authenticated(member.id, { session_id: authSession(member) }),
  ...(member.isActive && { member }),
})

export const contactToken = (sub: string, session?: string) =>
  authenticated(sub, { kind: 'contact', inbox_id: idOf('inbox/site'), visitor_session_id: session })

const asContact = (contact: Contact): Who => ({
  name: `customer ${contact.name}`,
  ...contactToken(contact.id, contact.session),
  ...(!contact.isBlocked && { contact }),
})

/** The ways in which somebody may look as a member: session, who looks, at whom, and why it counts or not. */
export const viewings = {
  agent: { viewer: vera, viewed: memberNamed('agent') },
  teams: { viewer: vera, viewed: memberNamed('teams, may all') },
  nothing: { viewer: vera, viewed: memberNamed('all, may nothing') },
  ended: { viewer: vera, viewed: memberNamed('agent') },
  expired: { viewer: vera, viewed: memberNamed('agent') },
  deactivatedViewer: { viewer: gone, viewed: memberNamed('agent') },
  deactivatedViewed: { viewer: vera, viewed: gone },
  withoutPermission: { viewer: memberNamed('admin'), viewed: memberNamed('agent') },
  beyondPermissions: { viewer: memberNamed('only view_as'), viewed: memberNamed('agent') },
  beyondScope: { viewer: memberNamed('teams, may all'), viewed: memberNamed('superadmin') },
} as const
export type Viewing = keyof typeof viewings
export const viewingId = (viewing: Viewing) => idOf(`viewing/${viewing}`)

const viewing = (
  name: string,
  which: Viewing,
  member?: Member,
  sub = viewings[which].viewed.id,
): Who => ({
  name,
  ...authenticated(sub, { kind: 'view_as', view_as_session_id: viewingId(which) }),
  ...(member && { member, onlyLooks: true }),
  isViewing: true,
  viewing: viewingId(which),
})

const viewers = [
  viewing('viewing as agent', 'agent', viewings.agent.viewed),
  viewing('viewing as teams, may all', 'teams', viewings.teams.viewed),
  viewing('viewing as all, may nothing', 'nothing', viewings.nothing.viewed),
  viewing('viewing, ended', 'ended'),
  viewing('viewing, expired', 'expired'),
  viewing('viewing, viewer deactivated', 'deactivatedViewer'),
  viewing('viewing, viewed deactivated', 'deactivatedViewed'),
  viewing('viewing, viewer lost the permission', 'withoutPermission'),
  viewing('viewing, viewer may less', 'beyondPermissions'),
  viewing('viewing, viewer sees less', 'beyondScope'),
  viewing('viewing, session of another member', 'agent', undefined, memberNamed('superadmin').id),
]

/** Tokens that are well signed and open nothing. */
const nobodies: Who[] = [
  { name: 'anonymous', role: 'anon', claims: { role: 'anon' } },
  { name: 'account without membership', ...authenticated(idOf('account/stranger')) },
  {
    name: 'superadmin, signed out',
    ...authenticated(vera.id, { session_id: idOf('auth session/ended') }),
  },
  {
    name: "superadmin, another's session",
    ...authenticated(vera.id, { session_id: authSession(boris) }),
  },
  { name: 'token without sub', ...authenticated(undefined) },
  { name: 'token with a broken sub', ...authenticated('nobody') },
  {
    name: "member's id in a customer's token",
    ...contactToken(memberNamed('all, may all').id, maria.session),
  },
  { name: "member's id in a token of another kind", ...authenticated(vera.id, { kind: 'robot' }) },
  { name: "customer's id in a member's token", ...authenticated(maria.id) },
  {
    name: "customer's session in a member's token",
    ...authenticated(maria.id, { visitor_session_id: maria.session }),
  },
  { name: 'customer maria, session revoked', ...contactToken(maria.id, mariasSessions.revoked) },
  { name: 'customer maria, session expired', ...contactToken(maria.id, mariasSessions.expired) },
  { name: "customer maria, pavel's session", ...contactToken(maria.id, pavel.session) },
  { name: 'customer maria, no session', ...contactToken(maria.id) },
]

/** With the secret key: past every policy, and still not past what is append-only. */
export const backend: Who = {
  name: 'secret key',
  role: 'service_role',
  claims: { role: 'service_role' },
}

export const outsiders = [...[maria, marta, pavel, visitor, blocked].map(asContact), ...nobodies]
export const everybody: Who[] = [
  ...related.map(asMember),
  ...viewers,
  ...outsiders,
  ...[boris, darya, vera, ...specialists].map(asMember),
  backend,
]
export const isSpecialist = (who: Who): boolean =>
  who.member !== undefined && specialists.includes(who.member)
