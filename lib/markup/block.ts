/*
 * What a member writes, taken apart. The text itself is a small Markdown: docs/decisions/0021. Line by
 * line: what is a line to the writer is a line to the reader, blank ones too.
 */

/** Words of one line that look alike. */
export type Span = { text: string; bold?: true; italic?: true; code?: true; href?: string }

export type Block =
  | { kind: 'line'; spans: Span[] }
  | { kind: 'quote'; blocks: Block[] }
  /** `start` is the first number, null where it has none. */
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'code'; text: string }
  /** An attachment that stands between texts: a picture, or a file by its name. */
  | { kind: 'file'; id: string; name: string }
