/* What the claim must do, said a second time and slowly: read everything, choose in plain code. */

export type Waiting = {
  id: string
  team_id: string
  category_id: string | null
  queue_score: number
  awaits_turn: boolean
  passed_by: string | null
}

export type Agent = {
  member_id: string
  is_primary: boolean
  is_available: boolean
  capacity: number
  team_capacity: number | null
  open: number
  team_open: number
  /** Ranks of the last assignment: 0 where there was none. */
  last: number
  team_last: number
  handles: string[]
}

export type Claim = { conversation: string; member: string }

/** The next claim of a team, or null where nothing can be given. */
export function nextClaim(rule: string, waiting: Waiting[], agents: Agent[]): Claim | null {
  if (rule === 'manual') return null
  const free = agents.filter(
    (agent) => agent.is_available && (rule === 'round_robin' || hasRoom(agent)),
  )
  const ordered = waiting
    .filter((each) => rule === 'balanced' || each.awaits_turn)
    .toSorted((a, b) => b.queue_score - a.queue_score || (a.id < b.id ? -1 : 1))
  for (const conversation of ordered) {
    const fit = free.filter((agent) => handles(agent, conversation.category_id))
    const [chosen] = fit.toSorted((a, b) => {
      const passed =
        Number(a.member_id === conversation.passed_by) -
        Number(b.member_id === conversation.passed_by)
      const primary = Number(b.is_primary) - Number(a.is_primary)
      const turn =
        rule === 'round_robin' ? a.team_last - b.team_last : a.open - b.open || a.last - b.last
      return primary || passed || turn || (a.member_id < b.member_id ? -1 : 1)
    })
    if (chosen) return { conversation: conversation.id, member: chosen.member_id }
  }
  return null
}

const hasRoom = (agent: Agent) =>
  agent.open < agent.capacity &&
  (agent.team_capacity === null || agent.team_open < agent.team_capacity)

const handles = (agent: Agent, category: string | null) =>
  agent.handles.length === 0 || category === null || agent.handles.includes(category)
