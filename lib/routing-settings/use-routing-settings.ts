'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { AgentRouting } from './agent-routing.ts'
import { saveAgent, saveFormula, saveHours, saveRouting } from './commands.ts'
import { agentRoutings, previewFormula } from './queries.ts'
import type { TeamRouting, Weights } from './routing-settings.ts'

const agentsKey = ['agent-routings'] as const

/** What every agent takes; capacities are set on other screens, too. */
export function useAgentRoutings(db: Supabase, initial: AgentRouting[]): AgentRouting[] {
  return useQuery({
    queryKey: agentsKey,
    queryFn: () => agentRoutings(db),
    initialData: initial,
    refetchInterval: 20_000,
  }).data
}

/** A team's queue as other weights would order it; null asks for nothing. */
export function useFormulaPreview(db: Supabase, weights: Weights | null, team: string) {
  return useQuery({
    queryKey: ['formula-preview', team, weights],
    queryFn: () => previewFormula(db, weights as Weights, team),
    enabled: weights !== null && team !== '',
    placeholderData: (before) => before,
    staleTime: 0,
  })
}

/** The verbs of the routing settings. */
export function useRoutingVerbs(db: Supabase) {
  const client = useQueryClient()
  return {
    saveTeam: async (team: TeamRouting) => {
      const routed = await saveRouting(db, team)
      return routed.ok ? saveHours(db, team) : routed
    },
    saveAgent: async (before: AgentRouting, after: AgentRouting) => {
      const answer = await saveAgent(db, before, after)
      await client.invalidateQueries({ queryKey: agentsKey })
      return answer
    },
    saveFormula: (weights: Weights) => saveFormula(db, weights),
  }
}
