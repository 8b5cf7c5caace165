/* What a member is writing in a conversation and has not sent. Pure. */

export type Tab = 'message' | 'note'

/** A file that is stored and waits for the reply it belongs to. */
export type DraftFile = { id: string; name: string; contentType: string; bytes: number }

export type Draft = {
  tab: Tab
  /** In markup (lib/markup), as the note is. */
  message: string
  note: string
  /** Ids of whom the note names, as far as they were chosen from the list: two may have one name. */
  chosen: string[]
  /** Files of each. */
  files: Record<Tab, DraftFile[]>
}

export const blankDraft: Draft = {
  tab: 'message',
  message: '',
  note: '',
  chosen: [],
  files: { message: [], note: [] },
}

/** Is there nothing that would be lost? */
export function isBlank({ message, note, files }: Draft): boolean {
  return message === '' && note === '' && files.message.length === 0 && files.note.length === 0
}

/** A draft as the browser keeps it, whatever version of the product wrote it. */
export function readDraft(kept: unknown): Draft {
  const given = isRecord(kept) ? kept : {}
  const files = isRecord(given.files) ? given.files : {}
  return {
    tab: given.tab === 'note' ? 'note' : 'message',
    message: typeof given.message === 'string' ? given.message : '',
    note: typeof given.note === 'string' ? given.note : '',
    chosen: listOf(given.chosen, (each) => typeof each === 'string'),
    files: { message: listOf(files.message, isFile), note: listOf(files.note, isFile) },
  }
}

function isFile(value: unknown): value is DraftFile {
  return isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string'
}

function listOf<Value>(value: unknown, is: (each: unknown) => each is Value): Value[]
function listOf(value: unknown, is: (each: unknown) => boolean): string[]
function listOf(value: unknown, is: (each: unknown) => boolean): unknown[] {
  return Array.isArray(value) ? value.filter(is) : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
