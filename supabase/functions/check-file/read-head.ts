import type { Bytes } from './bytes.ts'

/**
 * The first bytes of an answer of Storage: a part (206), or the whole that is read no further.
 *
 * @returns null where nothing is stored
 * @throws Error when Storage cannot be asked
 */
export async function readHead(response: Response, most: number): Promise<Bytes | null> {
  if (!response.ok) {
    await response.body?.cancel()
    // Storage says 400 of what is not there for the caller.
    if (response.status < 500) return null
    throw new Error(`Storage answered ${response.status}`)
  }
  const head = new Uint8Array(most)
  let length = 0
  const reader = response.body?.getReader()
  while (reader && length < most) {
    const { value, done } = await reader.read()
    if (done) break
    const part = value.subarray(0, most - length)
    head.set(part, length)
    length += part.length
  }
  await reader?.cancel()
  return head.subarray(0, length)
}
