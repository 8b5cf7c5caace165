/** The variables that every macro may use; attributes of one's own come to them. */
export const variables = [
  'contact.first_name',
  'contact.name',
  'contact.email',
  'contact.phone',
  'agent.first_name',
  'agent.name',
  'company.name',
  'conversation.number',
  'conversation.category',
  'conversation.team',
] as const
export type Variable = (typeof variables)[number]

/** What variables stand for in one conversation: by name, also `contact.attributes.plan`; null where nothing is known. */
export type Values = Readonly<Record<string, string | null>>

/** A variable in a text: `{{contact.first_name}}`, `{{ contact.first_name | коллега }}`. */
export type Mention = { whole: string; name: string; fallback: string | null }

const shape = /\{\{\s*([A-Za-z][\w.]*)\s*(?:\|([^{}|\n]*))?\}\}/g

/** The text with each variable replaced. */
export function replaceVariables(text: string, by: (mention: Mention) => string): string {
  return text.replace(shape, (...match) => by(mentionOf(match as unknown as RegExpMatchArray)))
}

function mentionOf([whole, name, fallback]: RegExpMatchArray): Mention {
  return { whole, name: name ?? '', fallback: fallback === undefined ? null : fallback.trim() }
}

/** A text in its parts: words, and the variables among them. */
export function partsOf(text: string): (string | Mention)[] {
  const parts: (string | Mention)[] = []
  let at = 0
  for (const match of text.matchAll(shape)) {
    if (match.index > at) parts.push(text.slice(at, match.index))
    parts.push(mentionOf(match))
    at = match.index + match[0].length
  }
  if (at < text.length) parts.push(text.slice(at))
  return parts
}

/** A variable as it stands in a text. What would end it is left out of its fallback. */
export function variableText(name: string, fallback: string | null): string {
  const words = fallback?.replace(/[{}|\n]/g, '') ?? ''
  return words.trim() === '' ? `{{${name}}}` : `{{${name}|${words}}}`
}

/** The first of somebody's names, as one addresses people in letters. */
export function firstName(name: string | null): string | null {
  return name?.trim().split(/\s+/)[0] || null
}
