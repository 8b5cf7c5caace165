import type { VariableWords } from './rich/variable-node.ts'

/** What the composer can do with the field that is written in, plain or rich. */
export type Field = {
  /** With the caret behind everything. */
  focus: () => void
  hasFocus: () => boolean
  /** Markup at the caret. */
  insert: (markup: string) => void
  /** Words in the place of the characters before the caret. */
  replaceBefore: (characters: number, words: string) => void
  /** To the first variable whose words are missing; false: the field shows none. */
  fill: () => boolean
}

export type FieldProps = {
  /** A reply's or a note's text, in markup. */
  value: string
  /** Whatever changed the value from outside changes this, too. */
  version: string
  label: string
  placeholder: string
  isNote: boolean
  isInvalid: boolean
  /** A field of a page is as tall as its text; absent: a third of the window at most. */
  shape?: string
  /** What variables in the text are called, and what is written into them. */
  variables: VariableWords
  /** Language of who will read it, for the browser's spelling; absent: the page's. */
  lang?: string
  /** What belongs to the field: a list of suggestions over it, a line under it. */
  controls: {
    'aria-controls'?: string
    'aria-activedescendant'?: string
    'aria-describedby'?: string
  }
  onChange: (markup: string) => void
  /** The words of the line before the caret; null where nothing is suggested. */
  onCaret: (before: string | null) => void
  /** true: the key has been dealt with. */
  onKey: (event: KeyboardEvent) => boolean
  onFiles: (files: File[], at: number | null) => void
  markedIn: (text: string) => { from: number; to: number }[]
}

// Below 16 px iOS zooms into a focused field, so a finger gets larger letters.
export const fieldShape =
  'max-h-[min(15rem,35dvh)] min-h-15 px-3 py-2 text-base pointer-coarse:text-lg'
