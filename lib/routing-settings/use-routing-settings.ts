'use client'

import { useQuery } from '@tanstack/react-query'
import type { Supabase } from '#lib/supabase/browser.ts'
import { saveFormula, saveHours, saveRouting } from './commands.ts'
import { previewFormula } from './queries.ts'
import type { TeamRouting, Weights } from './routing-settings.ts'

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
  return {
    saveTeam: async (team: TeamRouting) => {
      const routed = await saveRouting(db, team)
      return routed.ok ? saveHours(db, team) : routed
    },
    saveFormula: (weights: Weights) => saveFormula(db, weights),
  }
}
