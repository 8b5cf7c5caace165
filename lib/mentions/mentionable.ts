import type { Member } from '#lib/members/member.ts'
import type { Team } from '#lib/teams/team.ts'

/** Whom a note can name after an @. */
export type Mentionable =
  | { kind: 'member'; id: string; name: string; member: Member }
  /** `members`: ids of whom it stands for at present, but for the one who writes. */
  | { kind: 'team'; id: string; name: string; members: string[] }

/** Colleagues and teams that a member can name: nobody who left, not oneself, no team without others. */
export function mentionables(
  { members, teams }: { members: readonly Member[]; teams: readonly Team[] },
  me: string,
): Mentionable[] {
  const colleagues = members.filter(({ id, isDeactivated }) => id !== me && !isDeactivated)
  const named = colleagues.map((member): Mentionable => ({
    kind: 'member',
    id: member.id,
    name: member.name,
    member,
  }))
  const groups = teams
    .filter((team) => !team.isArchived)
    .map(({ id, name }): Mentionable => {
      const inIt = colleagues.filter(({ teamIds }) => teamIds.includes(id))
      return { kind: 'team', id, name, members: inIt.map((member) => member.id) }
    })
  return [...named, ...groups.filter((each) => each.kind === 'team' && each.members.length > 0)]
}

/** Everybody whom these mentions name, each once. */
export function peopleOf(mentioned: readonly Mentionable[]): string[] {
  return [...new Set(mentioned.flatMap((each) => (each.kind === 'team' ? each.members : each.id)))]
}
