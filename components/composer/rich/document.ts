import { partsOf, variableText } from '#lib/macros/variables.ts'
import type { Block, Span } from '#lib/markup/block.ts'

/* Between the blocks of lib/markup and the document of the editor. Pure. */

/** A node of the editor's document as json. */
export type Node = {
  type: string
  attrs?: Record<string, unknown>
  content?: Node[]
  text?: string
  marks?: { type: string; attrs?: Record<string, unknown> }[]
}

/** The document that shows these blocks; never empty, since a caret needs a line to stand in. */
export function documentOf(blocks: readonly Block[]): Node {
  return { type: 'doc', content: withLine(blocks.map(nodeOf)) }
}

function nodeOf(block: Block): Node {
  switch (block.kind) {
    case 'line':
      return { type: 'paragraph', content: block.spans.flatMap(textOf) }
    case 'quote':
      return { type: 'blockquote', content: withLine(block.blocks.map(nodeOf)) }
    case 'code':
      return {
        type: 'codeBlock',
        ...(block.text && { content: [{ type: 'text', text: block.text }] }),
      }
    case 'file':
      return { type: 'file', attrs: { key: block.id, id: block.id, name: block.name } }
    case 'list': {
      const content = block.items.map((words) => ({
        type: 'listItem',
        content: beginningWithLine(words.map(nodeOf)),
      }))
      return block.start === null
        ? { type: 'bulletList', content }
        : { type: 'orderedList', attrs: { start: block.start }, content }
    }
  }
}

/** Words, and the variables in them as nodes of their own. In code and links they are characters. */
function textOf({ text, bold, italic, code, href }: Span): Node[] {
  const marks = [
    ...(href ? [{ type: 'link', attrs: { href } }] : []),
    ...(bold ? [{ type: 'bold' }] : []),
    ...(italic ? [{ type: 'italic' }] : []),
    ...(code ? [{ type: 'code' }] : []),
  ]
  const looks = marks.length > 0 && { marks }
  if (code || href || !text.includes('{{')) return [{ type: 'text', text, ...looks }]
  return partsOf(text).map((part) =>
    typeof part === 'string'
      ? { type: 'text', text: part, ...looks }
      : { type: 'variable', attrs: { name: part.name, fallback: part.fallback }, ...looks },
  )
}

const withLine = (nodes: Node[]) => (nodes.length > 0 ? nodes : [{ type: 'paragraph' }])
const beginningWithLine = (nodes: Node[]) =>
  nodes[0]?.type === 'paragraph' ? nodes : [{ type: 'paragraph' }, ...nodes]

/** What the document says. A file that is still on its way is left out. */
export function blocksOf(node: Node): Block[] {
  return (node.content ?? []).flatMap((each): Block[] => {
    switch (each.type) {
      case 'paragraph':
        return [{ kind: 'line', spans: (each.content ?? []).flatMap(spanOf) }]
      case 'blockquote':
        return [{ kind: 'quote', blocks: blocksOf(each) }]
      case 'codeBlock':
        return [{ kind: 'code', text: (each.content ?? []).map(({ text }) => text ?? '').join('') }]
      case 'bulletList':
      case 'orderedList':
        return [
          {
            kind: 'list',
            start: each.type === 'bulletList' ? null : Number(each.attrs?.start ?? 1),
            items: (each.content ?? []).map(blocksOf),
          },
        ]
      case 'file': {
        const { id, name } = each.attrs ?? {}
        return typeof id === 'string' ? [{ kind: 'file', id, name: String(name) }] : []
      }
      default:
        return []
    }
  })
}

function spanOf({ type, attrs, text: words, marks = [] }: Node): Span[] {
  const text =
    type === 'variable'
      ? variableText(String(attrs?.name), (attrs?.fallback as string | null) ?? null)
      : words
  if (!text) return []
  const has = (type: string) => marks.some((mark) => mark.type === type)
  const href = marks.find(({ type }) => type === 'link')?.attrs?.href
  return [
    {
      text,
      ...(has('bold') && { bold: true as const }),
      ...(has('italic') && { italic: true as const }),
      ...(has('code') && { code: true as const }),
      ...(typeof href === 'string' && { href }),
    },
  ]
}
