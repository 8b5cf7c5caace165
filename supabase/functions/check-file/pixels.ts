import { ascii, begins, u16, u16le, u24le, u32, u32le, type Bytes } from './bytes.ts'

/** As it is shown, with the turn that a camera noted. */
export type Pixels = { width: number; height: number }

/** Width and height of a picture that browsers show, from its first bytes; null where they are not there. */
export function pixelsOf(type: string, bytes: Bytes): Pixels | null {
  const found = readers[type]?.(bytes) ?? null
  const isSound =
    found &&
    found.width >= 1 &&
    found.height >= 1 &&
    Math.max(found.width, found.height) <= 65_535 &&
    // A decoder that is asked for more takes the tab's memory.
    found.width * found.height <= 100_000_000
  return isSound ? found : null
}

const readers: Record<string, (bytes: Bytes) => Pixels | null> = {
  'image/png': (bytes) =>
    begins(bytes, 'IHDR', 12) ? { width: u32(bytes, 16), height: u32(bytes, 20) } : null,
  'image/gif': (bytes) => ({ width: u16le(bytes, 6), height: u16le(bytes, 8) }),
  'image/jpeg': jpeg,
  'image/webp': webp,
  'image/avif': avif,
}

/** Walks the segments to the one that begins the frame; the EXIF one before it may turn the picture. */
function jpeg(bytes: Bytes): Pixels | null {
  let isTurned = false
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = u16(bytes, at + 2)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const [height, width] = [u16(bytes, at + 5), u16(bytes, at + 7)]
      return isTurned ? { width: height, height: width } : { width, height }
    }
    if (marker === 0xe1 && begins(bytes, 'Exif', at + 4))
      isTurned = orientation(bytes, at + 10) >= 5
    if (length < 2) return null
    at += 2 + length
  }
  return null
}

/** Tag 0x0112 of a TIFF header; 5 to 8 lay the picture on its side. */
function orientation(bytes: Bytes, tiff: number): number {
  const isLittle = begins(bytes, 'II', tiff)
  const [short, long] = isLittle ? [u16le, u32le] : [u16, u32]
  const directory = tiff + long(bytes, tiff + 4)
  const entries = Math.min(short(bytes, directory), 64)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12
    if (short(bytes, at) === 0x0112) return short(bytes, at + 8)
  }
  return 1
}

function webp(bytes: Bytes): Pixels | null {
  switch (ascii(bytes, 12, 4)) {
    case 'VP8 ':
      return { width: u16le(bytes, 26) & 0x3fff, height: u16le(bytes, 28) & 0x3fff }
    case 'VP8L': {
      const bits = u32le(bytes, 21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { width: u24le(bytes, 24) + 1, height: u24le(bytes, 27) + 1 }
    default:
      return null
  }
}

/** The largest «ispe» box: the picture itself, beside its thumbnails and tiles. */
function avif(bytes: Bytes): Pixels | null {
  let best: Pixels | null = null
  const end = Math.min(bytes.length - 16, 65_536)
  for (let at = 4; at < end; at += 1) {
    if (bytes[at] !== 0x69 || !begins(bytes, 'ispe', at)) continue
    const [width, height] = [u32(bytes, at + 8), u32(bytes, at + 12)]
    if (!best || width * height > best.width * best.height) best = { width, height }
  }
  return best
}
