import type { Bytes } from './bytes.ts'
import { isText, kindOf, type Family } from './kind.ts'
import { pixelsOf, type Pixels } from './pixels.ts'

export type Verdict = { contentType: string; pixels: Pixels | null }

/** Pictures that every browser shows; the others are downloaded. */
const shown = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']

/**
 * Whether the bytes are of the kind that the extension announced, and what of it the desk may show.
 *
 * @param announced the content type by extension, private.file_types() of the database
 * @returns null: refused
 */
export function verdictOn(announced: string, bytes: Bytes): Verdict | null {
  const { family, type } = kindOf(bytes)
  // Words may well begin with a picture's mark: text is whatever is neither a page nor a program.
  const isWords = isWritten(announced) && !['page', 'program'].includes(family) && isText(bytes)
  if (isWords) return { contentType: announced, pixels: null }
  if (!expected(announced).includes(family)) return null
  if (family !== 'picture') return { contentType: announced, pixels: null }
  const contentType = type ?? announced
  const pixels = shown.includes(contentType) ? pixelsOf(contentType, bytes) : null
  return { contentType, pixels }
}

const isWritten = (announced: string) =>
  announced.startsWith('text/') || announced === 'application/json'

function expected(announced: string): Family[] {
  if (announced.startsWith('image/')) return ['picture']
  if (announced.startsWith('audio/') || announced.startsWith('video/')) return ['sound']
  if (announced === 'application/pdf') return ['pdf']
  if (announced === 'application/rtf') return ['office']
  // Word saves RTF, and Excel archives, under the old extensions.
  if (/^application\/(msword|vnd\.ms-)/.test(announced)) return ['office', 'archive']
  if (/officedocument|opendocument/.test(announced)) return ['archive', 'office']
  return isWritten(announced) ? [] : ['archive']
}
