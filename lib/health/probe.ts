import { clock } from '#lib/kernel/clock.ts'
import type { Probe } from './health.ts'

/** Milliseconds. */
const patience = 3_000

/** Asks an address; never throws. The body is read only where it is JSON. */
export async function probe(url: string, init: RequestInit = {}): Promise<Probe> {
  const asked = clock.ms()
  try {
    const response = await fetch(url, {
      ...init,
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    })
    const isJson = response.headers.get('content-type')?.includes('json')
    const body: unknown = isJson ? await response.json() : await response.body?.cancel()
    return { status: response.status, ms: clock.ms() - asked, body }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    const detail = isLate ? `no answer in ${patience / 1000} s` : 'no connection'
    return { status: 0, ms: clock.ms() - asked, detail }
  }
}
