import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'

/** A catalogue flattened: `inbox.empty.title` → the ICU message. */
export type Catalogue = Map<string, string>

export function flatten(tree: unknown, path: string[] = []): Catalogue {
  if (typeof tree === 'string') return new Map([[path.join('.'), tree]])
  if (tree === null || typeof tree !== 'object' || Array.isArray(tree))
    throw new Error(`${path.join('.')} is neither a message nor a group of messages.`)
  return new Map(
    Object.entries(tree).flatMap(([key, below]) => [...flatten(below, [...path, key])]),
  )
}

/**
 * Compares catalogues that must say the same in different languages.
 * @returns one sentence per difference; empty when all is well.
 */
export function compareCatalogues(catalogues: Record<string, Catalogue>): string[] {
  const languages = Object.keys(catalogues)
  const keys = new Set(languages.flatMap((language) => [...(catalogues[language]?.keys() ?? [])]))
  return [...keys].sort().flatMap((key) => {
    const texts = languages.map((language) => [language, catalogues[language]?.get(key)] as const)
    const missing = texts.filter(([, text]) => text === undefined).map(([language]) => language)
    if (missing.length > 0) return [`${key}: missing in ${missing.join(', ')}`]
    return compareMessages(key, texts as [string, string][])
  })
}

function compareMessages(key: string, texts: [string, string][]): string[] {
  const complaints: string[] = []
  const shapes = new Map<string, string>()
  for (const [language, text] of texts) {
    try {
      if (text.trim() === '') complaints.push(`${key}: empty in ${language}`)
      const elements = parse(text)
      shapes.set(language, placeholders(elements).join(', ') || 'none')
      complaints.push(...missingForms(elements, language).map((what) => `${key}: ${what}`))
    } catch (error) {
      complaints.push(`${key}: ${language} does not parse (${(error as Error).message}): ${text}`)
    }
  }
  if (new Set(shapes.values()).size > 1) {
    const said = [...shapes].map(([language, shape]) => `${language} has ${shape}`)
    complaints.push(`${key}: placeholders differ: ${said.join('; ')}`)
  }
  return complaints
}

/** Every name a message wants from the code, once, sorted; a tag as `<b>`. */
function placeholders(elements: MessageFormatElement[]): string[] {
  const names = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...placeholders(element.children)]
    return [element.value, ...branches(element).flatMap(([, below]) => placeholders(below))]
  })
  return [...new Set(names)].sort()
}

/** Plural categories that the language has and the message lacks: «5 диалог» comes from there. */
function missingForms(elements: MessageFormatElement[], language: string): string[] {
  return elements.flatMap((element): string[] => {
    const below = element.type === TYPE.tag ? element.children : []
    const inside = branches(element).flatMap(([, branch]) => missingForms(branch, language))
    const found = [...missingForms(below, language), ...inside]
    if (element.type !== TYPE.plural) return found
    const type = element.pluralType
    const wanted = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories
    const lacking = wanted.filter((category) => !(category in element.options))
    if (lacking.length === 0) return found
    return [...found, `${language} lacks the plural form ${lacking.join(', ')} of ${element.value}`]
  })
}

function branches(element: MessageFormatElement): [string, MessageFormatElement[]][] {
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
  return Object.entries(element.options).map(([name, option]) => [name, option.value])
}
