import { longestAddress, withoutTail } from './address.ts'
import type { Span } from './block.ts'

type Mark = 'bold' | 'italic'
type Token = Span & { mark?: Mark; opens?: boolean; closes?: boolean }

const plainRun = /[^\\`*[hH]+/y
const escapable = /[!-/:-@[-`{-~ ]/
const linkShape = /\[((?:\\.|[^\\\]\[])+)\]\(([^\s()<>\\]+)\)/y
const addressShape = /https?:\/\/[^\s<>"'«»*`\\\[\]]{1,4096}/iy

/** Is this an address that a link may lead to? Only http, https and mailto ever are. */
export function isSafeAddress(href: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(href) && URL.canParse(href)
}

/** The address that begins at a place of a text, or ''. */
export function addressAt(text: string, at: number): string {
  const shape = matchAt(addressShape, text, at)?.[0] ?? ''
  const href = shape.length > longestAddress ? '' : withoutTail(shape)
  return isSafeAddress(href) ? href : ''
}

/** The spans of one line. Every marker without its partner is a character like any other. */
export function spansOf(line: string): Span[] {
  const tokens: Token[] = []
  read(line, undefined, tokens)
  const turning = pairs(tokens)
  const spans: Span[] = []
  const on: { bold?: true; italic?: true } = {}
  for (const token of tokens) {
    const { mark } = token
    if (mark && turning.has(token)) {
      if (on[mark]) delete on[mark]
      else on[mark] = true
      continue
    }
    const { text, code, href } = token
    const span: Span = { text, ...on, ...(code && { code }), ...(href && { href }) }
    const last = spans.at(-1)
    if (last && !code && looksLike(last, span)) last.text += text
    else if (text) spans.push(span)
  }
  return spans
}

export function looksLike(one: Span, other: Span): boolean {
  return (['bold', 'italic', 'code', 'href'] as const).every((key) => one[key] === other[key])
}

function read(words: string, href: string | undefined, tokens: Token[]): void {
  const say = (text: string) => void tokens.push({ text, ...(href && { href }) })
  for (let at = 0; at < words.length;) {
    const here = words[at] ?? ''
    const next = words[at + 1]
    if (here === '\\') {
      const isEscape = next !== undefined && escapable.test(next)
      say(isEscape ? next : here)
      at += isEscape ? 2 : 1
    } else if (here === '`') {
      const fence = matchAt(/`+/y, words, at)?.[0] ?? here
      const end = fenceEnd(words, fence, at + fence.length)
      if (end < 0) say(fence)
      else {
        const text = withoutPadding(words.slice(at + fence.length, end))
        tokens.push({ text, code: true, ...(href && { href }) })
      }
      at = end < 0 ? at + fence.length : end + fence.length
    } else if (here === '*') {
      const run = matchAt(/\*+/y, words, at)?.[0] ?? here
      const opens = isInk(words[at + run.length])
      const closes = isInk(words[at - 1])
      const marks: Mark[] = [[], ['italic'], ['bold'], ['bold', 'italic']][run.length] as Mark[]
      if (!marks) say(run)
      else
        for (const mark of marks) {
          const text = mark === 'bold' ? '**' : '*'
          tokens.push({ text, mark, opens, closes, ...(href && { href }) })
        }
      at += run.length
    } else if (here === '[' && !href) {
      const [whole, label = '', target = ''] = matchAt(linkShape, words, at) ?? []
      if (whole && isSafeAddress(target)) read(label, target, tokens)
      else say(here)
      at += whole && isSafeAddress(target) ? whole.length : 1
    } else {
      const address = href ? '' : addressAt(words, at)
      const text = address || (matchAt(plainRun, words, at)?.[0] ?? here)
      tokens.push({ text, ...((address || href) && { href: href ?? address }) })
      at += text.length
    }
  }
}

/** The markers that turn something on and off again. */
function pairs(tokens: Token[]): Set<Token> {
  const found = new Set<Token>()
  const open: Partial<Record<Mark, Token>> = {}
  for (const token of tokens) {
    if (!token.mark) continue
    const first = open[token.mark]
    if (first && token.closes) {
      found.add(first).add(token)
      delete open[token.mark]
    } else if (!first && token.opens) open[token.mark] = token
  }
  return found
}

/** Not the edge of the line, and not white. */
const isInk = (character: string | undefined) => character !== undefined && !/\s/.test(character)

function fenceEnd(words: string, fence: string, from: number): number {
  for (let at = words.indexOf(fence, from); at >= 0; at = words.indexOf(fence, at)) {
    const run = matchAt(/`+/y, words, at)?.[0] ?? ''
    if (run.length === fence.length) return at
    at += run.length
  }
  return -1
}

/** One space on either side lets code begin or end with a backtick. */
function withoutPadding(text: string): string {
  return text.startsWith(' ') && text.endsWith(' ') && text.trim() ? text.slice(1, -1) : text
}

function matchAt(shape: RegExp, text: string, at: number): RegExpExecArray | null {
  shape.lastIndex = at
  return shape.exec(text)
}
