/**
 * What a host page said of itself, by Intercom's names: unchecked, but plain values only. Whoever reads a
 * setting checks its type; what is wrong counts as not said.
 */
export type Given = { readonly [name: string]: unknown }

/** Other messengers' names for the same things. */
const aliases = [
  ['intercom_user_jwt', 'user_jwt'],
  ['language_override', 'locale'],
] as const

/**
 * Lays settings over earlier ones; null takes a setting back, undefined says nothing. Throws where the
 * settings cannot be told to another window: something in them goes in a circle.
 */
export function layOver(earlier: Given | null, given: unknown): Given {
  const said = JSON.parse(JSON.stringify(given) ?? 'null') as unknown
  const isSaid = typeof said === 'object' && said !== null
  const merged: Record<string, unknown> = { ...earlier, ...(isSaid && said) }
  for (const [alias, name] of aliases)
    if (isSaid && Object.hasOwn(said, alias)) merged[name] = merged[alias]
  return merged
}

/** A text that says something, else null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
