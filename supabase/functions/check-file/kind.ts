import { ascii, begins, type Bytes } from './bytes.ts'

/** Of `family` «picture» the type is what the bytes say; the others keep what their extension says. */
export type Kind = { family: Family; type: string | null }
export type Family =
  'picture' | 'pdf' | 'archive' | 'office' | 'sound' | 'text' | 'program' | 'page' | 'unknown'

const marks: [Family, string | null, (bytes: Bytes) => boolean][] = [
  ['picture', 'image/png', (b) => begins(b, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['picture', 'image/jpeg', (b) => begins(b, [0xff, 0xd8, 0xff])],
  ['picture', 'image/gif', (b) => begins(b, 'GIF87a') || begins(b, 'GIF89a')],
  ['picture', 'image/webp', (b) => begins(b, 'RIFF') && begins(b, 'WEBP', 8)],
  ['picture', 'image/avif', (b) => isBrand(b, /^avi[fs]$/)],
  ['picture', 'image/heic', (b) => isBrand(b, /^(hei[cxms]|hev[cx]|mif1|msf1)$/)],
  [
    'picture',
    'image/tiff',
    (b) => begins(b, [0x49, 0x49, 42, 0]) || begins(b, [0x4d, 0x4d, 0, 42]),
  ],
  ['program', null, isProgram],
  ['picture', 'image/bmp', (b) => begins(b, 'BM') && begins(b, [0, 0, 0, 0], 6)],
  ['pdf', 'application/pdf', (b) => ascii(b, 0, 1024).includes('%PDF-')],
  ['archive', null, (b) => begins(b, 'PK\x03\x04') || begins(b, 'PK\x05\x06')],
  ['archive', null, (b) => begins(b, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]) || begins(b, 'Rar!')],
  ['archive', null, (b) => begins(b, [0x1f, 0x8b])],
  ['office', null, (b) => begins(b, [0xd0, 0xcf, 0x11, 0xe0]) || begins(b, '{\\rtf')],
  ['sound', null, isSound],
  ['page', null, isPage],
  ['text', null, isText],
]

/** What a file is by its first bytes, whatever its name says. */
export function kindOf(bytes: Bytes): Kind {
  const found = marks.find(([, , has]) => has(bytes))
  return found ? { family: found[0], type: found[1] } : { family: 'unknown', type: null }
}

/** Windows, Linux, macOS, Java, WebAssembly, Android, shortcuts, scripts. */
function isProgram(b: Bytes): boolean {
  // A table may begin with these two letters, too, but has no zero bytes.
  if (begins(b, 'MZ') && b.subarray(0, 256).includes(0)) return true
  if (begins(b, '\x7fELF') || begins(b, '#!') || begins(b, '\0asm')) return true
  if (begins(b, 'dex\n') || begins(b, [0x4c, 0, 0, 0, 1, 0x14, 2, 0])) return true
  const words = [0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe]
  const first = new DataView(b.buffer, b.byteOffset, b.byteLength)
  return b.length >= 4 && words.includes(first.getUint32(0))
}

/** The brands of an ISO media file: the main one, or one it is compatible with. */
function isBrand(b: Bytes, brand: RegExp): boolean {
  return begins(b, 'ftyp', 4) && brand.test(ascii(b, 8, 4))
}

function isSound(b: Bytes): boolean {
  if (begins(b, 'ID3') || begins(b, 'OggS') || begins(b, 'fLaC') || begins(b, 'ftyp', 4))
    return true
  if (begins(b, 'RIFF') && begins(b, 'WAVE', 8)) return true
  if (['moov', 'mdat', 'wide', 'free', 'skip'].includes(ascii(b, 4, 4))) return true
  // WebM, and the frame of an MP3 without a head.
  return (
    begins(b, [0x1a, 0x45, 0xdf, 0xa3]) ||
    (b[0] === 0xff && ((b[1] ?? 0) & 0xe0) === 0xe0 && b[1] !== 0xfe)
  )
}

/** What a browser would open as a page, script or drawing, behind a byte order mark and comments. */
function isPage(b: Bytes): boolean {
  const beginning = decode(b).slice(0, 4_096).toLowerCase()
  const bare = beginning.replace(/^(\s|<\?xml[^>]*>|<!--[\s\S]*?-->)+/, '')
  return /^<(!doctype\s+(html|svg)|html|head|body|script|svg|iframe|object|embed|x:|meta)\b/.test(
    bare,
  )
}

/** Words in UTF-8, UTF-16 or an old encoding of one byte. */
export function isText(b: Bytes): boolean {
  const isWide = begins(b, [0xff, 0xfe]) || begins(b, [0xfe, 0xff])
  return isWide || !b.includes(0)
}

function decode(b: Bytes): string {
  const name = begins(b, [0xff, 0xfe]) ? 'utf-16le' : begins(b, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8'
  return new TextDecoder(name).decode(b.subarray(0, 8_192))
}
