import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clock } from '#lib/kernel/clock.ts'
import { dressedLoader } from './dressed-loader.ts'
import { frameAncestors, publicLooks, type PublicLooks } from './public-looks.ts'

const shop: PublicLooks = { app_id: 'shop', name: 'Shop', looks: {}, ancestors: [] }

beforeEach(() => {
  vi.stubEnv('SUPABASE_URL', 'http://127.0.0.1:1')
  vi.stubEnv('SUPABASE_PUBLISHABLE_KEY', 'sb_publishable_x')
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

test('every page holds a widget without domains, the named ones and the desk one with them', () => {
  expect(frameAncestors(shop)).toBe('*')
  expect(frameAncestors({ ...shop, ancestors: ['shop.example', '*.shop.example'] })).toBe(
    "'self' shop.example *.shop.example",
  )
  expect(frameAncestors(null)).toBe("'none'")
})

test('no domain ends the header or begins another directive', () => {
  const ancestors = ["shop.example; script-src 'unsafe-inline'", 'a b', "'none'"]
  expect(frameAncestors({ ...shop, ancestors })).toBe('*')
})

test('an answer is kept for a while, and beyond it while the platform is down', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(shop))
  const now = vi.spyOn(clock, 'ms').mockReturnValue(1_000)
  expect(await publicLooks('shop')).toEqual(shop)
  expect(await publicLooks('shop')).toEqual(shop)
  expect(fetched).toHaveBeenCalledTimes(1)
  now.mockReturnValue(100_000)
  fetched.mockRejectedValue(new TypeError('down'))
  expect(await publicLooks('shop')).toEqual(shop)
  expect(await publicLooks('other')).toBeUndefined()
  expect(fetched).toHaveBeenCalledTimes(3)
})

test('what cannot be a key is not asked for', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch')
  for (const key of ['', '../x', 'a b', 'x'.repeat(81)]) expect(await publicLooks(key)).toBeNull()
  expect(fetched).not.toHaveBeenCalled()
})

test('looks stand before the loader and cannot end a script', () => {
  const evil = '</script><script>alert(1)</script>\u2028'
  const text = dressedLoader('loader()', { ...shop, looks: { texts: { en: { team: evil } } } })
  expect(text).not.toContain('</script>')
  const self: { otklikLooks?: Record<string, { looks: unknown }> } = {}
  new Function('self', 'loader', text)(self, () => undefined)
  expect(self.otklikLooks?.shop?.looks).toEqual({ texts: { en: { team: evil } } })
})
