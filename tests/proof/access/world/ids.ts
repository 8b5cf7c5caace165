import { createHash } from 'node:crypto'

/** An id that is the same in every run: a red cell can be looked up by it. */
export function idOf(name: string): string {
  const hash = createHash('md5').update(name).digest('hex')
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`]
  return [...parts, `8${hash.slice(17, 20)}`, hash.slice(20)].join('-')
}
