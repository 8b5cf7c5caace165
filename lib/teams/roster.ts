/** How somebody belongs to a team. */
export type Belonging = 'primary' | 'secondary' | 'none'

/** Who is in a team: with it as the first team, or as a second one. */
export type Roster = { primary: string[]; secondary: string[] }

type Membership = { teamId: string; isPrimary: boolean }

export function belongingTo(team: string, memberships: Membership[]): Belonging {
  const membership = memberships.find(({ teamId }) => teamId === team)
  if (!membership) return 'none'
  return membership.isPrimary ? 'primary' : 'secondary'
}

/** A team's lists with one member put where it belongs now; the others stay. */
export function rosterWith(roster: Roster, member: string, belonging: Belonging): Roster {
  const put = (list: string[], isHere: boolean) => [
    ...list.filter((id) => id !== member),
    ...(isHere ? [member] : []),
  ]
  return {
    primary: put(roster.primary, belonging === 'primary'),
    secondary: put(roster.secondary, belonging === 'secondary'),
  }
}
