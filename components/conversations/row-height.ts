'use client'

import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { usePreferences } from '#lib/preferences/use-preferences.ts'

/** Pixels. Fixed, so that ten thousand rows need no measuring and nothing shifts. */
const heights = { cosy: 78, compact: 54 }

/** How tall a row of the list is, as dense as its reader likes it. */
export function useRowHeight(): number {
  const { preferences } = usePreferences(useSupabase())
  return heights[preferences.density]
}
