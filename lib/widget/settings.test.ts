import { expect, test } from 'vitest'
import { layOver } from './given.ts'
import { localeOf, placingOf, themeOf } from './placing.ts'
import { readSettings } from './settings.ts'

test('settings lie over earlier ones and keep what is not said', () => {
  const first = layOver(null, { app_id: 'demo', alignment: 'left', user_jwt: 'token' })
  const later = layOver(first, { theme_mode: 'dark', user_jwt: undefined })
  expect(later).toMatchObject({ alignment: 'left', user_jwt: 'token', theme_mode: 'dark' })
  expect(readSettings('demo', layOver(later, { user_jwt: null })).user_jwt).toBeNull()
})

test('what a host page gets wrong is ignored, not passed on', () => {
  const wrong = layOver(null, {
    user_jwt: 7,
    theme_mode: 'pink',
    alignment: 'top',
    action_color: 'red; }',
    z_index: Number.NaN,
    hide_default_launcher: 'no',
    horizontal_padding: -5,
    onclick: () => undefined,
    avatar: 'me.png',
    company: 'Acme',
  })
  expect(placingOf(wrong, {})).toEqual(placingOf({}, {}))
  expect(readSettings('demo', wrong)).toEqual({
    ...readSettings('demo', {}),
    looks: { accent: 'red; }' },
  })
  expect(layOver(null, 'demo')).toEqual({})
  expect(Object.getPrototypeOf(layOver(null, JSON.parse('{"__proto__": {"x": 1}}')))).toBe(
    Object.prototype,
  )
})

test('names of another messenger are understood', () => {
  const given = layOver(null, {
    intercom_user_jwt: 'token',
    language_override: 'en',
    user_id: 7,
    user_hash: 'ab',
    name: 'Мария',
    created_at: 1_700_000_000,
    avatar: { type: 'avatar', image_url: 'https://shop.test/m.png' },
    companies: [{ company_id: 'northwind', name: 'Северный ветер', plan: 'pro' }],
  })
  const read = readSettings('demo', given)
  expect(read).toMatchObject({
    user_jwt: 'token',
    locale: 'en',
    attributes: { name: 'Мария', created_at: 1_700_000_000, avatar_url: 'https://shop.test/m.png' },
  })
  // A hash without its time would be good for ever.
  expect(read.user_hash).toBeNull()
  const hashed = { ...given, user_jwt: null, user_hash_ts: '1700000000' }
  expect(readSettings('demo', { ...hashed, user_jwt: 'token' }).user_hash).toBeNull()
  expect(readSettings('demo', hashed).user_hash).toEqual({
    user_id: '7',
    ts: 1_700_000_000,
    hash: 'ab',
    name: 'Мария',
  })
})

test('the page goes before the desk’s editor, and the editor before what is usual', () => {
  const looks = {
    accent: '#ffdd00',
    position: 'left',
    side_offset: 32,
    launcher: 'none',
    theme: 'dark',
    locale: 'ru',
  } as const
  expect(placingOf({}, looks)).toMatchObject({
    side: 'left',
    x: 32,
    y: 20,
    accent: '#ffdd00',
    ink: '#000',
    isHidden: true,
  })
  const page = { alignment: 'right', action_color: '#123456', hide_default_launcher: false }
  expect(placingOf(page, looks)).toMatchObject({ side: 'right', ink: '#fff', isHidden: false })
  expect([localeOf({}, looks), localeOf({ locale: 'en' }, looks)]).toEqual(['ru', 'en'])
  expect([localeOf({}, { locale: 'auto' }), themeOf({ theme_mode: 'light' }, looks)]).toEqual([
    null,
    'light',
  ])
  const preview = readSettings('demo', { looks, looks_preview: { accent: '#00aa55' } })
  expect(preview.looks).toMatchObject({ accent: '#00aa55', position: 'left' })
})
