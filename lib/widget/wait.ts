/** How long it takes, as a person would say it: nobody waits 37 minutes. */
export type Wait = { unit: 'moment' } | { unit: 'minute' | 'hour'; count: number }

/** Coarser the longer it is, so that the words do not change with every place. */
export function waitOf(seconds: number): Wait {
  const minutes = Math.ceil(seconds / 60)
  if (minutes <= 1) return { unit: 'moment' }
  if (minutes <= 10) return { unit: 'minute', count: minutes }
  const fives = Math.round(minutes / 5) * 5
  if (fives < 60) return { unit: 'minute', count: fives }
  return { unit: 'hour', count: Math.round(minutes / 60) }
}
