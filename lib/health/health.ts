/** How one service answered. `ms`: how long it took; `detail`: what was wrong, for the operator. */
export type ServiceHealth = { ok: boolean; ms?: number; detail?: string }

export const healthServices = ['database', 'api', 'realtime', 'functions', 'worker', 'web'] as const
export type Health = {
  status: 'ok' | 'degraded'
  services: Record<(typeof healthServices)[number], ServiceHealth>
}

/** What a probe came back with; status 0 where no answer came in time. */
export type Probe = { status: number; ms: number; detail?: string; body?: unknown }

/** Seconds of silence after which a worker counts as gone; it stamps its row every few. */
const longestSilence = 30

/** PostgREST's codes for a database that it cannot reach, and Postgres's own for one that goes or comes. */
const databaseIsAway = /^(PGRST00|08|53|57)/

/**
 * Puts the probes together. A data request that is answered, even with an error, speaks for the API;
 * only one that succeeds speaks for the database; what the worker last said comes out of it.
 */
export function judge(probes: { data: Probe; realtime: Probe; functions: Probe }): Health {
  const { data } = probes
  const isFine = data.status >= 200 && data.status < 300
  const code = (data.body as { code?: unknown } | null | undefined)?.code
  const apiAnswered = isFine || (typeof code === 'string' && code !== '')
  const services: Health['services'] = {
    database: isFine
      ? { ok: true, ms: data.ms }
      : { ok: false, detail: databaseDetail(apiAnswered, code) },
    api: apiAnswered ? { ok: true, ms: data.ms } : failed(data),
    realtime: reached(probes.realtime),
    functions: reached(probes.functions),
    worker: workerHealth(isFine, data.body),
    web: { ok: true },
  }
  const isWell = healthServices.every((name) => services[name].ok)
  return { status: isWell ? 'ok' : 'degraded', services }
}

function databaseDetail(apiAnswered: boolean, code: unknown): string {
  if (!apiAnswered) return 'unknown: the API does not answer'
  return databaseIsAway.test(String(code)) ? `away (${code})` : `refused the question (${code})`
}

function workerHealth(isKnown: boolean, body: unknown): ServiceHealth {
  if (!isKnown) return { ok: false, detail: 'unknown: the database does not answer' }
  const seconds = (body as { worker_beat_seconds?: unknown } | null)?.worker_beat_seconds
  if (typeof seconds !== 'number') return { ok: false, detail: 'no worker has ever said it lives' }
  if (seconds < longestSilence) return { ok: true }
  return { ok: false, detail: `last heard ${Math.round(seconds)} s ago` }
}

/** Below 500 the service itself spoke; a gateway answers 502 and 503 for one that does not. */
function reached(probe: Probe): ServiceHealth {
  const isThere = probe.status > 0 && probe.status < 500
  return isThere ? { ok: true, ms: probe.ms } : failed(probe)
}

function failed(probe: Probe): ServiceHealth {
  return { ok: false, ms: probe.ms, detail: probe.detail ?? `answered ${probe.status}` }
}
