import { expect, test } from 'vitest'
import { judge, type Probe } from './health.ts'

const answered = (status: number, body?: unknown): Probe => ({ status, ms: 5, body })
const silent: Probe = { status: 0, ms: 3000, detail: 'no answer in 3 s' }
const fine = {
  data: answered(200, { worker_beat_seconds: 2 }),
  realtime: answered(404),
  functions: answered(405),
}

const down = (probes: Parameters<typeof judge>[0]) =>
  Object.entries(judge(probes).services)
    .filter(([, service]) => !service.ok)
    .map(([name]) => name)

test('all is well', () => {
  expect(judge(fine).status).toBe('ok')
  expect(down(fine)).toEqual([])
})

test('a service is down where the gateway says so, or nobody says anything', () => {
  expect(down({ ...fine, realtime: answered(502) })).toEqual(['realtime'])
  expect(down({ ...fine, functions: silent })).toEqual(['functions'])
})

test('an API that reports an error is up; the database behind it is not', () => {
  const probes = { ...fine, data: answered(503, { code: 'PGRST002', message: '' }) }
  expect(down(probes)).toEqual(['database', 'worker'])
  expect(judge(probes).services.database.detail).toContain('PGRST002')
})

test('without the API nothing is known about what lies behind it', () => {
  expect(down({ ...fine, data: silent })).toEqual(['database', 'api', 'worker'])
  expect(down({ ...fine, data: answered(502, { message: '' }) })).toEqual([
    'database',
    'api',
    'worker',
  ])
})

test('a worker that was never heard, or not for half a minute, is down', () => {
  const beat = (seconds: number | null) =>
    down({ ...fine, data: answered(200, { worker_beat_seconds: seconds }) })
  expect(beat(29)).toEqual([])
  expect(beat(30)).toEqual(['worker'])
  expect(beat(null)).toEqual(['worker'])
})
