'use client'

import { useEffect } from 'react'
import type { Preferences } from '#lib/preferences/preferences.ts'

/** Tells the style sheet how dense the desk is: `data-density` of the page. */
export function useDensity(density: Preferences['density']): void {
  useEffect(() => {
    document.documentElement.dataset.density = density
  }, [density])
}
