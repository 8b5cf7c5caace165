import type { Block } from './block.ts'
import { spansOf } from './inline.ts'

/** Lists in lists in quotes in lists: beyond it markers are characters. Three lists deep is the most the editor makes. */
const deepest = 6

const fenceShape = /^(`{3,}) *[\w+#-]*$/
const quoteShape = /^> ?/
const bulletShape = /^(?:- |(\d{1,3})\. )/
const fileShape = /!\[((?:\\.|[^\\\]\[])*)\]\(file:([0-9a-f]{8}-[0-9a-f-]{27})\)/

/** What a member wrote, as blocks. Never throws: what is not markup is words. */
export function parse(text: string): Block[] {
  return text === '' ? [] : blocksOf(text.split(/\r\n|\r|\n/), 0)
}

function blocksOf(lines: string[], depth: number): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const fence = fenceShape.exec(line)?.[1]
    const bullet = bulletShape.exec(line)
    if (fence) {
      const end = lines.indexOf(fence, at + 1)
      const last = end < 0 ? lines.length : end
      blocks.push({ kind: 'code', text: lines.slice(at + 1, last).join('\n') })
      at = last + 1
    } else if (depth < deepest && quoteShape.test(line)) {
      const from = at
      while (quoteShape.test(lines[at] ?? '')) at += 1
      const inner = lines.slice(from, at).map((each) => each.replace(quoteShape, ''))
      blocks.push({ kind: 'quote', blocks: blocksOf(inner, depth + 1) })
    } else if (depth < deepest && bullet) {
      const from = at
      at += 1
      while (lines[at]?.startsWith('  ')) at += 1
      const width = bullet[0].length
      const indent = new RegExp(`^ {2,${width}}`)
      const inner = [line.slice(width)]
      for (const each of lines.slice(from + 1, at)) inner.push(each.replace(indent, ''))
      addItem(blocks, bullet[1], blocksOf(inner, depth + 1))
    } else {
      addLine(blocks, line)
      at += 1
    }
  }
  return blocks
}

/** To the list before it, where it goes on with it. */
function addItem(blocks: Block[], number: string | undefined, words: Block[]): void {
  const start = number === undefined ? null : Number(number)
  const last = blocks.at(-1)
  const next = last?.kind === 'list' && last.start !== null ? last.start + last.items.length : null
  if (last?.kind === 'list' && next === start) last.items.push(words)
  else blocks.push({ kind: 'list', start, items: [words] })
}

function addLine(blocks: Block[], line: string): void {
  const [whole, name = '', id = ''] = fileShape.exec(line) ?? []
  if (!whole) {
    blocks.push({ kind: 'line', spans: spansOf(line) })
    return
  }
  const at = line.indexOf(whole)
  const before = line.slice(0, at)
  const after = line.slice(at + whole.length)
  if (before.trim()) blocks.push({ kind: 'line', spans: spansOf(before.trimEnd()) })
  blocks.push({ kind: 'file', id, name: name.replace(/\\(.)/g, '$1') })
  if (after.trim()) addLine(blocks, after.trimStart())
}
