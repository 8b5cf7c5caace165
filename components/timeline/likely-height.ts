import type { Attachment } from '#lib/files/attachment.ts'
import { boxOf } from '#lib/files/picture-box.ts'
import type { Row } from '#lib/conversations/timeline-rows.ts'

/** Characters in a line of a bubble, about. */
const lineLength = 58

/** Pixels that rows will take, about: for the place of those that were never drawn. */
export function likelyHeight(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + (row.dayAbove ? 36 : 0) + heightOf(row), 0)
}

function heightOf(row: Row): number {
  if (row.kind === 'event') return 30
  const frame = (row.joinsAbove ? 14 : 24) + (row.joinsBelow ? 0 : 20)
  if (row.kind === 'pending') return frame + linesOf(row.entry.content.body)
  const { body, attachments } = row.kind === 'message' ? row.message : row.note
  return frame + linesOf(body) + attachments.reduce((sum, file) => sum + heightOfFile(file), 0)
}

const linesOf = (body: string) =>
  body.split('\n').reduce((sum, line) => sum + 22 * Math.ceil((line.length + 1) / lineLength), 0)

const heightOfFile = ({ size }: Attachment) => (size ? boxOf(size).height + 8 : 62)
