/**
 * A request's JSON object, read no further than `limit` bytes: a longer body is not taken into memory.
 *
 * @returns the object, or the reason it cannot be had: `body_too_large`, `body_invalid`
 */
export async function readJson(
  request: Request,
  limit: number,
): Promise<Record<string, unknown> | 'body_too_large' | 'body_invalid'> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return 'body_too_large'
  const chunks: Uint8Array[] = []
  let length = 0
  if (request.body === null) return 'body_invalid'
  for await (const chunk of request.body) {
    length += chunk.byteLength
    if (length > limit) return 'body_too_large'
    chunks.push(chunk)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(joined(chunks, length))
    const value: unknown = JSON.parse(text)
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return 'body_invalid'
    return value as Record<string, unknown>
  } catch {
    return 'body_invalid'
  }
}

function joined(chunks: Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
