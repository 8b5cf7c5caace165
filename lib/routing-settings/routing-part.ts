/** The parts of the settings of routing, in the order of their tabs. */
export const routingParts = ['teams', 'agents', 'order'] as const
export type RoutingPart = (typeof routingParts)[number]

/** The part that an address names; the first where it names none. */
export function routingPartIn(word: string | string[] | undefined): RoutingPart {
  return routingParts.find((part) => part === word) ?? 'teams'
}
