/**
 * Weaker and narrower variants of a boolean SQL expression, as Postgres prints it: each part of an "and"
 * taken for true, each part of an "or" for false, however deep they lie (also in an "exists"), and each
 * branch of a "case".
 */
export function variants(expression: string): { expression: string; changed: string }[] {
  return partsOf(expression).map(({ start, end, instead }) => ({
    expression: `${expression.slice(0, start)}${instead}${expression.slice(end)}`,
    changed: `${expression.slice(start, end).replaceAll(/\s+/g, ' ').trim()} → ${instead}`,
  }))
}

type Part = { start: number; end: number; instead: 'true' | 'false' }

const joints = [
  { word: ' OR ', instead: 'false' },
  { word: ' AND ', instead: 'true' },
] as const

function partsOf(text: string, offset = 0): Part[] {
  const inner = withoutParentheses(text)
  const begin = offset + inner.start
  const body = text.slice(inner.start, inner.end)
  for (const { word, instead } of joints) {
    const pieces = splitAtTop(body, word)
    if (pieces.length > 1)
      return pieces.flatMap(({ start, end }) => [
        { start: begin + start, end: begin + end, instead },
        ...partsOf(body.slice(start, end), begin + start),
      ])
  }
  const where = /^\s*EXISTS \( SELECT\b.*?\bWHERE /s.exec(body)?.[0].length
  if (where !== undefined) {
    const condition = body.slice(where, body.lastIndexOf(')'))
    return partsOf(condition, begin + where)
  }
  const branches = splitAtTop(body, /\b(?:CASE|WHEN|THEN|ELSE|END)\b/)
  if (/^\s*CASE\b/.test(body))
    return branches
      .filter(
        ({ start, end }) =>
          body.slice(start, end).trim() !== '' && /(?:THEN|ELSE)\s*$/.test(body.slice(0, start)),
      )
      .map(({ start, end }) => ({
        start: begin + start,
        end: begin + end,
        instead: 'true' as const,
      }))
  return []
}

function withoutParentheses(text: string): { start: number; end: number } {
  let start = 0
  let end = text.length
  for (;;) {
    while (/\s/.test(text[start] ?? '')) start += 1
    while (/\s/.test(text[end - 1] ?? '')) end -= 1
    if (text[start] !== '(' || closing(text, start) !== end - 1) return { start, end }
    start += 1
    end -= 1
  }
}

/** Where the parenthesis at `open` is closed; quoted text does not count. */
function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "'") at = text.indexOf("'", at + 1)
    else if (text[at] === '(') depth += 1
    else if (text[at] === ')' && (depth -= 1) === 0) return at
  }
  return -1
}

function splitAtTop(text: string, joint: string | RegExp): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = []
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") at = text.indexOf("'", at + 1)
    else if (text[at] === '(') at = closing(text, at)
    else {
      const length = jointAt(text, at, joint)
      if (length === 0) continue
      pieces.push({ start, end: at })
      start = at + length
      at = start - 1
    }
  }
  return [...pieces, { start, end: text.length }]
}

function jointAt(text: string, at: number, joint: string | RegExp): number {
  if (typeof joint === 'string') return text.startsWith(joint, at) ? joint.length : 0
  if (at > 0 && /\w/.test(text[at - 1]!)) return 0
  const found = new RegExp(joint, 'y')
  found.lastIndex = at
  return found.exec(text)?.[0].length ?? 0
}
