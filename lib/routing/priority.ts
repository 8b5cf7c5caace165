/** What people choose from; the database takes any number from −100 to 100. */
export const levels = [
  { name: 'urgent', points: 100 },
  { name: 'high', points: 50 },
  { name: 'normal', points: 0 },
  { name: 'low', points: -50 },
] as const

/** The name of these points; null where somebody else, a script, gave others. */
export function levelOf(points: number): (typeof levels)[number]['name'] | null {
  return levels.find((level) => level.points === points)?.name ?? null
}
