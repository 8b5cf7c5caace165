import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clock } from '#lib/kernel/clock.ts'
import { freshViewing } from './view-as-token.ts'
import type { Viewing } from './viewing.ts'

const now = Date.UTC(2026, 10, 22, 12)
const viewing = (secondsLeft: number): Viewing => ({
  sessionId: 'session',
  ownSession: 'signed-in-today',
  memberId: 'anna',
  endsAt: '2026-11-22T13:00:00Z',
  token: 'old',
  tokenEnd: now / 1000 + secondsLeft,
  back: '/settings/people',
})
const own = `h.${btoa('{"session_id":"signed-in-today"}')}.s`
const asked = vi.fn<typeof fetch>()

beforeEach(() => {
  vi.stubEnv('SUPABASE_URL', 'http://platform.test')
  vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', 'key')
  vi.stubGlobal('fetch', asked)
  vi.spyOn(clock, 'ms').mockReturnValue(now)
})
afterEach(() => {
  vi.unstubAllGlobals()
  asked.mockReset()
})

const next = {
  access_token: 'new',
  expires_at: now / 1000 + 600,
  view_as_session_id: 'session',
  member_id: 'anna',
  ends_at: '2026-11-22T13:00:00Z',
}

test('a token that lasts is kept', async () => {
  const kept = viewing(121)
  expect(await freshViewing(own, kept)).toEqual({ ok: true, value: kept })
  expect(asked).not.toHaveBeenCalled()
})

test.each([
  ['near its end', viewing(119), false],
  ['refused by somebody', viewing(500), true],
])('a token %s is replaced, as whoever looks', async (_, old, isDoubted) => {
  asked.mockResolvedValue(Response.json(next))
  expect(await freshViewing(own, old, isDoubted)).toEqual({
    ok: true,
    value: { ...viewing(600), token: 'new' },
  })
  const [address, init] = asked.mock.calls[0] ?? []
  expect(address).toBe('http://platform.test/functions/v1/view-as')
  expect(new Headers(init?.headers).get('authorization')).toBe(`Bearer ${own}`)
  expect(init?.body).toBe('{"view_as_session_id":"session"}')
})

test('a viewing that is over is over, though its token still lasts', async () => {
  asked.mockResolvedValue(Response.json({ reason: 'view_as_over' }, { status: 410 }))
  expect(await freshViewing(own, viewing(60))).toEqual({ ok: false, reason: 'view_as_over' })
})

test('without the network a token is used to its end', async () => {
  asked.mockRejectedValue(new TypeError('fetch failed'))
  const old = viewing(60)
  expect(await freshViewing(own, old)).toEqual({ ok: true, value: old })
  expect(await freshViewing(own, viewing(-1))).toEqual({ ok: false, reason: 'network' })
})
