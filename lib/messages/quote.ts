/*
 * What a mail program has put under an answer: the letter it answers. It is folded, because the reader has
 * just read it above. Forwarded letters are not: they are what was to be said. Pure.
 */

export type Part = { kind: 'words' | 'quote'; text: string }

/** A name and an address; after the first @ comes no other, so that there is one way to read it. */
const address = String.raw`[^\n<>]{0,200}<[^\s<>@]{1,200}@[^\s<>@]{1,200}>`
const date = String.raw`(?=[^\n]{0,80}\d)[^\n]{1,160}?`
/** A line that is longer says nothing of who wrote: patterns are not let loose on what a stranger sent. */
const longestHead = 500

/** Lines that say «so-and-so wrote», by program and language; long ones are broken in two. */
const attributions = [
  // Gmail, Apple Mail, Thunderbird.
  /^on (?=.*\d).{6,200}\bwrote:$/i,
  // Gmail: «пн, 16 нояб. 2026 г. в 12:40, Имя <a@b>:»
  new RegExp(String.raw`^(пн|вт|ср|чт|пт|сб|вс),? ${date}, ${address}:$`, 'iu'),
  // Apple Mail, Thunderbird: «16 нояб. 2026 г., в 12:40, Имя <a@b> написал(а):»
  /^(?=.*\d{1,2}:\d{2}).{6,200}\sпишет:$/iu,
  /^(?=.*\d{1,2}:\d{2}).{6,200}\sнаписал(?:\(а\)|а|\(-а\))?:$/iu,
  // Yandex: «16.11.2026, 12:40, "Имя" <a@b>:»
  new RegExp(String.raw`^\d{1,2}\.\d{1,2}\.\d{4},? (?:в )?\d{1,2}:\d{2},? ${address}:$`, 'u'),
  // Mail.ru: «Понедельник, 16 ноября 2026, 12:40 +03:00 от Имя <a@b>:»
  new RegExp(String.raw`^${date} от ${address}:$`, 'iu'),
  // Outlook for the web and phones: «From: Name <a@b>» is found by the block below.
]

/** Rules that stand over a quoted letter. */
const dividers = [
  /^-{2,}\s*(original message|исходное сообщение|reply message|ответное сообщение)\s*-{2,}$/i,
  /^-{2,}\s*(original appointment|исходная встреча)\s*-{2,}$/i,
]

const forwarded =
  /^(-{2,}\s*(forwarded message|пересылаемое сообщение|пересланное сообщение|пересылаемое письмо)|begin forwarded message|начало переадресованного (сообщения|письма))/i

/** Outlook's block of a letter's head: its first line and what must follow within the next four. */
const blockBegins = /^[*_]?(from|от|от кого|отправитель):[*_]?\s*\S/iu
const blockGoesOn = /^[*_]?(sent|date|to|cc|subject|отправлено|дата|кому|копия|тема):[*_]?(\s|$)/iu
const rule = /^_{10,}$/

/**
 * A letter in parts, in their order. What stands under a quotation is words again: some answer below.
 * One part of words where there is nothing to fold, or nothing else was said.
 */
export function quoteParts(text: string): Part[] {
  const lines = text.split(/\r\n|\r|\n/)
  const parts: Part[] = []
  let words: string[] = []
  for (let at = 0; at < lines.length;) {
    if (forwarded.test(trimmed(lines, at))) {
      words.push(...lines.slice(at))
      break
    }
    const length = quoteAt(lines, at)
    if (length === 0) {
      words.push(lines[at] ?? '')
      at += 1
      continue
    }
    add(parts, 'words', words)
    words = []
    add(parts, 'quote', lines.slice(at, at + length))
    at += length
  }
  add(parts, 'words', words)
  const isAnswer = parts.some(({ kind }) => kind === 'words')
  return isAnswer && parts.length > 1 ? parts : [{ kind: 'words', text }]
}

/** Lines of the quotation that begins here; 0 for none. */
function quoteAt(lines: string[], at: number): number {
  const head = headAt(lines, at)
  if (head > 0) {
    const marked = markedFrom(lines, at + head)
    return marked > 0 ? head + marked : lines.length - at
  }
  // Marked lines without a head, in the middle, are what the words around them speak of.
  const marked = isMarked(lines, at) ? markedFrom(lines, at) : 0
  return marked > 0 && at + marked === lines.length ? marked : 0
}

/** Lines that say whose letter follows; 0 where none does. */
function headAt(lines: string[], at: number): number {
  const line = trimmed(lines, at)
  if (line === '' || line.length > longestHead) return 0
  if (dividers.some((divider) => divider.test(line))) return 1
  if (isBlock(lines, rule.test(line) ? at + 1 : at)) return 1
  if (isAttribution(line)) return 1
  const mayBeBroken = /\d/.test(line) && line.length > 20 && !line.endsWith(':')
  return mayBeBroken && isAttribution(`${line} ${trimmed(lines, at + 1)}`) ? 2 : 0
}

function isAttribution(line: string): boolean {
  return (
    line.endsWith(':') &&
    line.length <= longestHead &&
    attributions.some((attribution) => attribution.test(line))
  )
}

function isBlock(lines: string[], at: number): boolean {
  const from = trimmed(lines, at) === '' ? at + 1 : at
  if (!blockBegins.test(trimmed(lines, from))) return false
  const next = [1, 2, 3, 4].filter((step) => blockGoesOn.test(trimmed(lines, from + step)))
  return next.length >= 2
}

/** Marked lines from here on, blank ones between and after them too; 0 where none comes first. */
function markedFrom(lines: string[], at: number): number {
  let end = at
  let seen = at
  while (seen < lines.length && (isMarked(lines, seen) || trimmed(lines, seen) === '')) {
    seen += 1
    if (isMarked(lines, seen - 1)) end = seen
  }
  return end === at ? 0 : (seen === lines.length ? seen : end) - at
}

const isMarked = (lines: string[], at: number) => /^\s{0,3}>/.test(lines[at] ?? '')
const trimmed = (lines: string[], at: number) => (lines[at] ?? '').trim()

function add(parts: Part[], kind: Part['kind'], lines: string[]): void {
  const first = lines.findIndex((line) => line.trim() !== '')
  const text = first < 0 ? '' : lines.slice(first).join('\n').trimEnd()
  if (text !== '') parts.push({ kind, text })
}
