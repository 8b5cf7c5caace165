/** The first bytes of a file, with what the readers of formats need. */
export type Bytes = Uint8Array<ArrayBuffer>

export const u16 = (bytes: Bytes, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
export const u16le = (bytes: Bytes, at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
export const u24le = (bytes: Bytes, at: number) => u16le(bytes, at) | ((bytes[at + 2] ?? 0) << 16)
export const u32 = (bytes: Bytes, at: number) => u16(bytes, at) * 65_536 + u16(bytes, at + 2)
export const u32le = (bytes: Bytes, at: number) => u16le(bytes, at) + u16le(bytes, at + 2) * 65_536

/** Characters of one byte each: names of chunks, marks at the beginning. */
export const ascii = (bytes: Bytes, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** Do the bytes begin (from `at` on) with these? */
export const begins = (bytes: Bytes, mark: number[] | string, at = 0) =>
  typeof mark === 'string'
    ? ascii(bytes, at, mark.length) === mark
    : mark.every((byte, index) => bytes[at + index] === byte)
