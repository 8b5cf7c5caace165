import type { Block, Span } from '#lib/markup/block.ts'
import { parse } from '#lib/markup/parse.ts'
import { write } from '#lib/markup/write.ts'
import { replaceVariables, type Mention, type Values } from './variables.ts'

/** A macro's text for one conversation. */
export type Rendered = {
  /** Markup; variables that could not be filled in stand in it as they were. */
  text: string
  /** Names that no variable has. */
  unknown: string[]
  /** Variables that this conversation has nothing for, and that have no fallback. */
  missing: string[]
}

/**
 * Fills the variables of a text in. A value is words and stays words: markup and links in it are written
 * so that they are read as they stand. In code a variable is code.
 */
export function render(body: string, values: Values): Rendered {
  const unknown = new Set<string>()
  const missing = new Set<string>()
  const valueOf = ({ whole, name, fallback }: Mention, encode: (value: string) => string) => {
    // Whoever writes {{constructor}} means no property that every object has.
    const isKnown = Object.hasOwn(values, name)
    const value = oneLine((isKnown && values[name]) || null)
    if (value !== null) return encode(value)
    if (fallback !== null) return encode(fallback)
    ;(isKnown ? missing : unknown).add(name)
    return whole
  }
  const inWords = (text: string) => replaceVariables(text, (each) => valueOf(each, String))
  const span = (given: Span): Span => {
    if (given.code) return given
    const text = inWords(given.text)
    if (given.href === undefined) return { ...given, text }
    const isBare = given.href === given.text
    const href = replaceVariables(given.href, (each) => valueOf(each, encodeURIComponent))
    return { ...given, text: isBare ? href : text, href }
  }
  const block = (given: Block): Block => {
    switch (given.kind) {
      case 'line':
        return { ...given, spans: given.spans.map(span) }
      case 'quote':
        return { ...given, blocks: given.blocks.map(block) }
      case 'list':
        return { ...given, items: given.items.map((blocks) => blocks.map(block)) }
      default:
        return given
    }
  }
  const text = write(parse(body).map(block))
  return { text, unknown: [...unknown], missing: [...missing] }
}

/** Variables that stand in a text about to be sent: nobody outside should read them. Code is meant as it is. */
export function unfilledIn(text: string): string[] {
  if (!text.includes('{{')) return []
  const spans = (blocks: readonly Block[]): Span[] =>
    blocks.flatMap((block) => {
      if (block.kind === 'line') return block.spans
      if (block.kind === 'quote') return spans(block.blocks)
      return block.kind === 'list' ? block.items.flatMap(spans) : []
    })
  const words = spans(parse(text)).filter(({ code }) => !code)
  const found = words.flatMap(({ text: said, href }) => [
    ...(said.match(anyBraces) ?? []),
    ...(href && href !== said ? (href.match(anyBraces) ?? []) : []),
  ])
  return [...new Set(found)]
}

/** Whatever stands there as a variable does, well-formed or not. */
const anyBraces = /\{\{[^{}\n]*[^{}\s][^{}\n]*\}\}/g

/** Nothing but blanks is nothing; what has lines becomes one. */
function oneLine(value: string | null): string | null {
  return value?.replace(/\s+/g, ' ').trim() || null
}
