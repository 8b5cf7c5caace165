/* Attributes of one's own, of contacts, companies and conversations. Pure. */

export const attributeSubjects = ['contact', 'company', 'conversation'] as const
export type AttributeSubject = (typeof attributeSubjects)[number]

export const attributeTypes = ['text', 'number', 'date', 'boolean', 'choice'] as const
export type AttributeType = (typeof attributeTypes)[number]

export type AttributeValue = string | number | boolean

/** By key; in a change null takes a value away. */
export type AttributeValues = Record<string, AttributeValue | null>

export type AttributeDefinition = {
  id: string
  subject: AttributeSubject
  key: string
  names: { ru: string; en: string }
  type: AttributeType
  /** Of the type choice. */
  choices: string[]
  isArchived: boolean
}

/**
 * What somebody typed as a value of an attribute: null for nothing, undefined for what it cannot be.
 *
 * @param words of a number also with a comma and blanks between thousands; of a date 2026-12-31
 */
export function parseAttribute(
  { type, choices }: Pick<AttributeDefinition, 'type' | 'choices'>,
  words: string,
): AttributeValue | null | undefined {
  const text = words.trim()
  if (text === '') return null
  switch (type) {
    case 'text':
      return text.length <= 500 ? text : undefined
    case 'number': {
      const plain = text.replace(/\s/g, '').replace(',', '.')
      return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
    }
    case 'date':
      return isDay(text) ? text : undefined
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'choice':
      return choices.includes(text) ? text : undefined
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** A key that the database takes, made of a name: Latin letters, digits and _. */
export function keyFrom(name: string): string {
  const latin = [...name.toLowerCase()].map((letter) => cyrillic[letter] ?? letter).join('')
  return latin
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
}

const latinOf = 'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya'.split(
  ' ',
)
const cyrillic: Record<string, string> = Object.fromEntries([
  ...[...'абвгдежзийклмнопрстуфхцчшщъыьэюя'].map((letter, at) => [
    letter,
    latinOf[at]!.replace('_', ''),
  ]),
  ['ё', 'e'],
])
