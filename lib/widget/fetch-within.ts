/**
 * fetch that gives up after so many milliseconds, or with the caller's signal. AbortSignal.any and
 * .timeout would say it shorter, and lose the browsers of 2022.
 */
export async function fetchWithin(
  patience: number,
  url: string,
  request: RequestInit,
  signal?: AbortSignal,
): Promise<Response> {
  const control = new AbortController()
  const giveUp = () => control.abort()
  const timer = setTimeout(giveUp, patience)
  signal?.addEventListener('abort', giveUp)
  try {
    const response = await fetch(url, { ...request, signal: control.signal })
    // The body counts too: a server can stall in the middle of it.
    return new Response(response.status === 204 ? null : await response.arrayBuffer(), response)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}
