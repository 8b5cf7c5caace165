import { expect, test } from 'vitest'
import { choiceProblem, middleSquare, pictureType } from './picture.ts'

const bytes = (text: string, length = 64) =>
  Uint8Array.from({ length }, (_, n) => text.charCodeAt(n) || 0)

test.each([
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'image/webp'],
])('%j is known by its first bytes', (beginning, mime) => {
  expect(pictureType(bytes(beginning))).toMatchObject({ mime })
})

test.each(['<svg xmlns=', '<html>', 'GIF89a', 'RIFF\x10\x00\x00\x00WAVEfmt ', ''])(
  '%j is no picture of ours',
  (beginning) => expect(pictureType(bytes(beginning))).toBe('picture_kind_unknown'),
)

test('more than two mebibytes are too much, and exactly two are not', () => {
  const png = '\x89PNG\r\n\x1a\n'
  expect(pictureType(bytes(png, 2 * 1024 * 1024))).toMatchObject({ ending: 'png' })
  expect(pictureType(bytes(png, 2 * 1024 * 1024 + 1))).toBe('picture_too_large')
})

test('what a person chooses is refused before it is read, where it can be no picture', () => {
  expect(choiceProblem({ type: 'image/jpeg', size: 8_000_000 })).toBeNull()
  expect(choiceProblem({ type: 'image/svg+xml', size: 10 })).toBe('picture_kind_unknown')
  expect(choiceProblem({ type: 'image/png', size: 21 * 1024 * 1024 })).toBe('picture_too_large')
})

test('the square lies in the middle', () => {
  expect(middleSquare(400, 300)).toEqual({ x: 50, y: 0, side: 300 })
  expect(middleSquare(301, 402)).toEqual({ x: 0, y: 50, side: 301 })
})
