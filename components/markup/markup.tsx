import type { ReactNode } from 'react'
import type { Block, Span } from '#lib/markup/block.ts'

export type MarkupProps = {
  blocks: readonly Block[]
  /** Where a picture or a file stands between texts. */
  file?: (file: { id: string; name: string }) => ReactNode
  /** Words of a span, where something in them stands out; for mentions. */
  words?: (text: string) => ReactNode
}

/**
 * What a member wrote, as it was meant. It knows nothing of the desk: no hooks, no texts, so that the
 * widget shows it by the same lines. Colours are those of the place it stands in.
 */
export function Markup({ blocks, file, words }: MarkupProps): ReactNode {
  return blocks.map((block, n) => {
    switch (block.kind) {
      case 'line':
        // A blank line has a height, too.
        return (
          <p key={n} className="min-h-[1lh] whitespace-pre-wrap wrap-anywhere">
            {block.spans.map((span, at) => (
              <Look key={at} span={span} words={words} />
            ))}
          </p>
        )
      case 'quote':
        return (
          <blockquote key={n} className="my-1 border-l-2 border-current/30 pl-2.5 opacity-85">
            <Markup blocks={block.blocks} file={file} words={words} />
          </blockquote>
        )
      case 'list': {
        const items = block.items.map((each, at) => (
          <li key={at}>
            <Markup blocks={each} file={file} words={words} />
          </li>
        ))
        return block.start === null ? (
          <ul key={n} className="list-disc pl-5">
            {items}
          </ul>
        ) : (
          <ol key={n} start={block.start} className="list-decimal pl-6">
            {items}
          </ol>
        )
      }
      case 'code':
        return (
          <pre
            key={n}
            // It scrolls, and a keyboard must be able to.
            tabIndex={0}
            className="my-1 overflow-x-auto rounded-m bg-current/8 px-2.5 py-1.5 font-mono text-[0.9em]"
          >
            <code>{block.text}</code>
          </pre>
        )
      case 'file':
        return <div key={n}>{file ? file(block) : block.name}</div>
    }
  })
}

function Look({ span, words }: { span: Span; words: MarkupProps['words'] }): ReactNode {
  const { text, bold, italic, code, href } = span
  let look: ReactNode = words && !code && !href ? words(text) : text
  if (code)
    look = <code className="rounded-s bg-current/8 px-1 font-mono text-[0.9em]">{look}</code>
  if (italic) look = <em>{look}</em>
  if (bold) look = <strong className="font-semibold">{look}</strong>
  if (!href) return look
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="underline decoration-current/40 underline-offset-2 hover:decoration-current"
    >
      {look}
    </a>
  )
}
