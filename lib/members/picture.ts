/** What bucket avatars takes (supabase/migrations/20261122080100…): its types and its bytes. */
const mostBytes = 2 * 1024 * 1024
/** What a browser is asked to shrink: a photo of any phone, but no film. */
const mostToShrink = 20 * 1024 * 1024

export type PictureType = { mime: 'image/png' | 'image/jpeg' | 'image/webp'; ending: string }

export type PictureProblem = 'picture_kind_unknown' | 'picture_too_large'

/** Why a chosen file is not even tried; null where it may be shrunk. Its type is what the browser guesses. */
export function choiceProblem(file: { type: string; size: number }): PictureProblem | null {
  if (!['image/png', 'image/jpeg', 'image/webp'].includes(file.type)) return 'picture_kind_unknown'
  return file.size > mostToShrink ? 'picture_too_large' : null
}

/**
 * What a file really is, by its first bytes: a name and a type can say anything, and what is served as a
 * picture from our own address must be one.
 */
export function pictureType(bytes: Uint8Array): PictureType | PictureProblem {
  if (bytes.length > mostBytes) return 'picture_too_large'
  const at = (from: number, text: string) =>
    [...text].every((sign, n) => bytes[from + n] === sign.charCodeAt(0))
  if (at(0, '\x89PNG\r\n\x1a\n')) return { mime: 'image/png', ending: 'png' }
  if (at(0, '\xff\xd8\xff')) return { mime: 'image/jpeg', ending: 'jpg' }
  if (at(0, 'RIFF') && at(8, 'WEBP')) return { mime: 'image/webp', ending: 'webp' }
  return 'picture_kind_unknown'
}

/** The largest square in the middle of a picture, in its own pixels. */
export function middleSquare(width: number, height: number) {
  const side = Math.min(width, height)
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 2), side }
}
