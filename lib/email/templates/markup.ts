import type { Block, Span } from '#lib/markup/block.ts'
import { parse } from '#lib/markup/parse.ts'
import { brand } from './brand.ts'
import { html, type Html } from './html.ts'

/** What a member wrote, for a mail: styles in place, since mail programs keep no sheet. */
export function markup(text: string): Html {
  return html`${parse(text).map(block)}`
}

// Unformatted: white space between these tags would be seen.
function block(given: Block): Html {
  switch (given.kind) {
    case 'line':
      // prettier-ignore
      return html`<div style="min-height:1.4em;white-space:pre-wrap;">${given.spans.map(span)}</div>`
    case 'quote': {
      const style = `margin:4px 0;padding:0 0 0 10px;border-left:2px solid ${brand.line};color:${brand.inkMuted};`
      return html`<blockquote style="${style}">${given.blocks.map(block)}</blockquote>`
    }
    case 'list': {
      const items = given.items.map((words) => html`<li>${words.map(block)}</li>`)
      // prettier-ignore
      return given.start === null
        ? html`<ul style="margin:0;padding:0 0 0 22px;">${items}</ul>`
        : html`<ol start="${given.start}" style="margin:0;padding:0 0 0 26px;">${items}</ol>`
    }
    case 'code':
      // prettier-ignore
      return html`<pre style="margin:4px 0;white-space:pre-wrap;font-size:13px;">${given.text}</pre>`
    case 'file':
      return html`<div style="color:${brand.inkMuted};">${given.name}</div>`
  }
}

function span({ text, bold, italic, code, href }: Span): Html {
  let look = html`${text}`
  if (code) look = html`<code style="font-size:0.93em;">${look}</code>`
  if (italic) look = html`<em>${look}</em>`
  if (bold) look = html`<strong>${look}</strong>`
  const rel = 'noopener noreferrer nofollow'
  // prettier-ignore
  return href ? html`<a href="${href}" rel="${rel}" style="color:${brand.accent};">${look}</a>` : look
}

/** The same for a mail's other half: no marks, but lists keep theirs and links say where they lead. */
export function markupText(text: string): string {
  return textLines(parse(text)).join('\n')
}

function textLines(blocks: readonly Block[]): string[] {
  return blocks.flatMap((given) => {
    if (given.kind === 'line') return [given.spans.map(spanText).join('')]
    if (given.kind === 'file') return [`[${given.name}]`]
    if (given.kind === 'code') return given.text.split('\n')
    if (given.kind === 'quote') return textLines(given.blocks).map((line) => `> ${line}`)
    return given.items.flatMap((words, n) => {
      const mark = given.start === null ? '- ' : `${given.start + n}. `
      return textLines(words).map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line)
    })
  })
}

const spanText = ({ text, href }: Span) => (href && href !== text ? `${text} (${href})` : text)
