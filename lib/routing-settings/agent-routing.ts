/** What one agent takes: how much of each team, and which topics. */
export type AgentRouting = {
  id: string
  name: string
  /** Open conversations at once, of every team. */
  capacity: number
  /** Own teams; `capacity` is how many of that team at once, null where only the agent's own counts. */
  teams: { id: string; capacity: number | null }[]
  /** Ids of the topics the agent handles; none: every topic. */
  categories: string[]
}

/** What an edit changed: the capacities of teams, and the topics where they are others. */
export function changesOf(
  before: AgentRouting,
  after: AgentRouting,
): { teams: AgentRouting['teams']; categories: string[] | null } {
  const capacityIn = new Map(before.teams.map(({ id, capacity }) => [id, capacity]))
  const isSame =
    before.categories.length === after.categories.length &&
    before.categories.every((id) => after.categories.includes(id))
  return {
    teams: after.teams.filter(({ id, capacity }) => capacityIn.get(id) !== capacity),
    categories: isSame ? null : after.categories,
  }
}
