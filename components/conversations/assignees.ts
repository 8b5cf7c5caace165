import type { Member } from '#lib/members/member.ts'
import type { Team } from '#lib/teams/team.ts'

/** Somebody or some team that a conversation can be given to. */
export type Assignee =
  | { kind: 'nobody' }
  | { kind: 'member'; member: Member; isMe: boolean }
  | { kind: 'team'; team: Team }

type Directory = { me: Member; members: readonly Member[]; teams: readonly Team[] }

/** More than anybody reads: the rest is found by typing. */
const mostMembers = 50

/**
 * Who a conversation can go to, me first: all, or those whose name has a word that begins so. Whoever left
 * and archived teams are no choice; «nobody» is the last one while it is somebody's and nothing is typed.
 */
export function assigneesLike(
  query: string,
  { me, members, teams }: Directory,
  isAssigned: boolean,
): Assignee[] {
  const wanted = fold(query.trim())
  const fits = (name: string) =>
    [name, ...name.split(/\s+/)].some((word) => fold(word).startsWith(wanted))
  const people = [me, ...members.filter(({ id }) => id !== me.id)]
    .filter((member) => !member.isDeactivated && fits(member.name))
    .slice(0, mostMembers)
  return [
    ...people.map((member) => ({ kind: 'member' as const, member, isMe: member.id === me.id })),
    ...teams
      .filter((team) => !team.isArchived && fits(team.name))
      .map((team) => ({ kind: 'team' as const, team })),
    ...(isAssigned && wanted === '' ? [{ kind: 'nobody' as const }] : []),
  ]
}

export function keyOf(assignee: Assignee): string {
  if (assignee.kind === 'nobody') return 'nobody'
  return assignee.kind === 'member' ? assignee.member.id : assignee.team.id
}

const fold = (text: string) => text.toLocaleLowerCase().replaceAll('ё', 'е')
