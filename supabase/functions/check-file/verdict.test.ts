import type { Bytes } from './bytes.ts'
import { verdictOn } from './verdict.ts'

const bytes = (...parts: (string | number[])[]): Bytes =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part,
    ),
  )
const wide = (n: number) => [(n >> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255]

const png = bytes([0x89], 'PNG\r\n', [0x1a, 10], wide(13), 'IHDR', wide(640), wide(480))
const gif = bytes('GIF89a', [0x80, 2, 0xe0, 1])
const frame = [0xff, 0xc0, 0, 17, 8, 1, 0xe0, 2, 0x80, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
const jpeg = bytes([0xff, 0xd8], [0xff, 0xe0, 0, 4, 0, 0], frame)
/** Orientation 6, as a phone held upright writes it. */
const exif = [
  'Exif',
  [0, 0],
  'II',
  [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0],
]
const turned = bytes([0xff, 0xd8, 0xff, 0xe1, 0, 36], ...exif, [0, 0, 0, 0, 0, 0], frame)
const lossy = bytes(
  'RIFF',
  wide(0),
  'WEBPVP8 ',
  wide(0),
  [0, 0, 0, 0x9d, 1, 0x2a, 0x80, 2, 0xe0, 1],
)
const lossless = bytes('RIFF', wide(0), 'WEBPVP8L', wide(0), [0x2f, 0x7f, 0xc2, 0x77, 0])
const extended = bytes('RIFF', wide(0), 'WEBPVP8X', wide(10), wide(0), [0x7f, 2, 0, 0xdf, 1, 0])
const avif = bytes(
  wide(32),
  'ftypavif',
  wide(0),
  'xxxx',
  'ispe',
  wide(0),
  wide(640),
  wide(480),
  wide(0),
  wide(0),
  wide(0),
  wide(0),
)

function same(actual: unknown, expected: unknown, about: string) {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`${about}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`)
}

const pictures: [string, Bytes, string][] = [
  ['PNG', png, 'image/png'],
  ['GIF', gif, 'image/gif'],
  ['JPEG', jpeg, 'image/jpeg'],
  ['lossy WebP', lossy, 'image/webp'],
  ['lossless WebP', lossless, 'image/webp'],
  ['extended WebP', extended, 'image/webp'],
  ['AVIF', avif, 'image/avif'],
]
for (const [name, content, contentType] of pictures) {
  Deno.test(`a ${name} is shown in its size, whatever picture its name says`, () => {
    const pixels = { width: 640, height: 480 }
    for (const announced of ['image/png', 'image/jpeg'])
      same(verdictOn(announced, content), { contentType, pixels }, name)
  })
}

Deno.test('a picture that a phone turned has its sides the other way round', () => {
  same(verdictOn('image/jpeg', turned)?.pixels, { width: 480, height: 640 }, 'turned')
})

Deno.test('a picture without a size, of no size or of a monstrous one is only downloaded', () => {
  const huge = bytes([0x89], 'PNG\r\n', [0x1a, 10], wide(13), 'IHDR', wide(60_000), wide(60_000))
  const none = bytes([0x89], 'PNG\r\n', [0x1a, 10], wide(13), 'IHDR', wide(0), wide(4))
  const cut = bytes([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff])
  for (const content of [huge, none, cut])
    same(verdictOn('image/png', content)?.pixels, null, 'pixels')
  same(
    verdictOn('image/heic', bytes(wide(24), 'ftypheic')),
    { contentType: 'image/heic', pixels: null },
    'heic',
  )
})

const documents: [string, Bytes][] = [
  ['application/pdf', bytes('%PDF-1.7\n')],
  ['application/pdf', bytes('junk before\n%PDF-1.4')],
  ['application/zip', bytes('PK\x03\x04')],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes('PK\x03\x04')],
  ['application/msword', bytes([0xd0, 0xcf, 0x11, 0xe0])],
  ['application/msword', bytes('{\\rtf1')],
  ['application/gzip', bytes([0x1f, 0x8b])],
  ['audio/mpeg', bytes('ID3')],
  ['audio/mpeg', bytes([0xff, 0xfb, 0x90])],
  ['video/mp4', bytes(wide(24), 'ftypisom')],
  ['video/quicktime', bytes(wide(24), 'moov')],
  ['video/webm', bytes([0x1a, 0x45, 0xdf, 0xa3])],
  ['text/plain', bytes('plain words')],
  ['text/plain', bytes([0xff, 0xfe], 'a\0b\0')],
  ['text/csv', bytes('ID3;GIF89a\n')],
  ['text/csv', bytes('MZ;price\nB737;1\n')],
  ['text/plain', bytes('<?xml version="1.0"?><invoice/>')],
]
for (const [announced, content] of documents) {
  Deno.test(`${announced} is taken and kept as that`, () => {
    same(verdictOn(announced, content), { contentType: announced, pixels: null }, announced)
  })
}

const program = bytes('MZ', new Array(60).fill(0))
const refused: [string, string, Bytes][] = [
  ['a program named as a picture', 'image/png', program],
  ['a program named as a document', 'application/pdf', program],
  ['a program named as text', 'text/plain', program],
  ['a Linux program', 'application/zip', bytes('\x7fELF')],
  ['a macOS program', 'application/zip', bytes([0xfe, 0xed, 0xfa, 0xcf])],
  ['a shell script', 'text/plain', bytes('#!/bin/sh\nrm -rf /')],
  ['a page named as a picture', 'image/png', bytes('<!doctype html><script>1</script>')],
  ['a page named as text', 'text/plain', bytes('\n <!-- x --><html><body>')],
  [
    'a page behind a byte order mark',
    'text/plain',
    bytes([0xef, 0xbb, 0xbf], '<SCRIPT>1</SCRIPT>'),
  ],
  [
    'a drawing that can run scripts, as a picture',
    'image/png',
    bytes('<svg xmlns="x"><script/></svg>'),
  ],
  [
    'the same behind its declaration',
    'text/plain',
    bytes('<?xml version="1.0"?>\n<svg onload="x">'),
  ],
  ['an archive named as text', 'text/plain', bytes('PK\x03\x04\0\0')],
  ['text named as a picture', 'image/jpeg', bytes('just words')],
  ['an archive named as a picture', 'image/gif', bytes('PK\x03\x04')],
  ['a picture named as a document', 'application/pdf', png],
  ['bytes that are nothing', 'application/pdf', bytes([1, 2, 3, 0])],
  ['nothing at all', 'image/png', bytes()],
]
for (const [name, announced, content] of refused) {
  Deno.test(`${name} is refused`, () => same(verdictOn(announced, content), null, name))
}
