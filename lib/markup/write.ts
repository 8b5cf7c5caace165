import type { Block, Span } from './block.ts'
import { addressAt, isSafeAddress, looksLike } from './inline.ts'

/** Blocks as text. `parse` finds the same blocks in it. */
export function write(blocks: readonly Block[]): string {
  return linesOf(blocks).join('\n')
}

function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'line') return [writeLine(block.spans)]
    if (block.kind === 'file') return [`![${escapeName(block.name)}](file:${block.id})`]
    if (block.kind === 'quote') return linesOf(block.blocks).map((line) => `> ${line}`)
    if (block.kind === 'code') {
      const fence = '`'.repeat(Math.max(3, longestRun(block.text) + 1))
      return [fence, ...block.text.split('\n'), fence]
    }
    return block.items.flatMap((words, n) => {
      const mark = block.start === null ? '- ' : `${block.start + n}. `
      const indent = ' '.repeat(mark.length)
      return linesOf(words).map((line, at) => (at === 0 ? mark : indent) + line)
    })
  })
}

/** One line of words. */
export function writeLine(given: readonly Span[]): string {
  const spans = tightened(tightened(merged(given), 'bold'), 'italic')
  const all = spans.map(({ text }) => text).join('')
  let line = ''
  let isBare = false
  let before: Span = { text: '' }
  for (const [n, span] of [...spans, { text: '' } satisfies Span].entries()) {
    const isOtherLink = before.href !== span.href
    if (before.href && isOtherLink && !isBare) line += endOfLink(before.href)
    if (!before.bold !== !span.bold) line += '**'
    if (!before.italic !== !span.italic) line += '*'
    if (span.href && isOtherLink) {
      // An address that is its own name needs no brackets.
      isBare = !span.code && span.text === span.href && endsWithItself(span, spans[n + 1])
      if (!isBare) line += '['
    }
    line +=
      isBare && span.href ? span.text : span.code ? writeCode(span.text) : escapeWords(span, all)
    before = span
  }
  return escapeStart(line)
}

/** Is the address over where the span is, whatever follows? */
function endsWithItself(span: Span, next: Span | undefined): boolean {
  if (next?.href === span.href) return false
  const goesOn = next && !next.code && !next.bold === !span.bold && !next.italic === !span.italic
  return addressAt(span.text + (goesOn ? next.text : ''), 0) === span.text
}

const endOfLink = (href: string) => `](${withoutBrackets(href)})`

function withoutBrackets(href: string): string {
  return href.replace(/[\s()<>\\]/g, (each) =>
    each === '(' ? '%28' : each === ')' ? '%29' : encodeURIComponent(each),
  )
}

function writeCode(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1)
  const needsRoom = /^`|`$|^ .* $/.test(text) && text.trim() !== ''
  return needsRoom ? `${fence} ${text} ${fence}` : fence + text + fence
}

const longestRun = (text: string) =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))

/** What would be a marker gets a backslash. */
function escapeWords({ text, href, bold, italic }: Span, all: string): string {
  const couldLink = href !== undefined || all.includes('](')
  return text.replace(/\\(?=[!-/:-@[-`{-~ ]|$)|`|\*|[[\]]/g, (mark, at: number) => {
    const isAlone = /\s/.test(text[at - 1] ?? '') && /\s/.test(text[at + 1] ?? '')
    if (mark === '*' && isAlone && !bold && !italic) return mark
    if ((mark === '[' || mark === ']') && !couldLink) return mark
    return `\\${mark}`
  })
}

const escapeName = (name: string) => name.replace(/[\\[\]]/g, '\\$&').replace(/[\r\n]/g, ' ')

function escapeStart(line: string): string {
  const number = /^(\d{1,3})\. /.exec(line)?.[1]
  if (number) return `${number}\\${line.slice(number.length)}`
  return /^(>|- | )/.test(line) ? `\\${line}` : line
}

function merged(spans: readonly Span[]): Span[] {
  const found: Span[] = []
  for (const span of spans) {
    if (!span.text) continue
    const isLost = span.href && !isSafeAddress(span.href)
    // Brackets in code would end the words of a link.
    const isTorn = span.code && span.href && !/^(?:\\.|[^\\\][])+$/.test(span.text)
    const safe = isLost ? without(span, 'href') : isTorn ? without(span, 'code') : span
    const last = found.at(-1)
    if (last && looksLike(last, safe)) found.splice(-1, 1, { ...last, text: last.text + safe.text })
    else found.push(safe)
  }
  return found
}

/** White space at the edges of what is bold or italic is neither: a marker beside it would not be one. */
function tightened(spans: readonly Span[], mark: 'bold' | 'italic'): Span[] {
  const cells = spans.flatMap((span) =>
    span.code ? [span] : [...span.text].map((text) => ({ ...span, text })),
  )
  return merged(fromInk(fromInk(cells, mark).reverse(), mark).reverse())
}

/** The same, where a mark begins with its first visible character. */
function fromInk(cells: readonly Span[], mark: 'bold' | 'italic'): Span[] {
  let hasBegun = false
  return cells.map((cell) => {
    if (!cell[mark]) hasBegun = false
    else if (cell.code || /\S/.test(cell.text)) hasBegun = true
    return cell[mark] && !hasBegun ? without(cell, mark) : cell
  })
}

function without(span: Span, key: 'bold' | 'italic' | 'href' | 'code'): Span {
  const rest = { ...span }
  delete rest[key]
  return rest
}
