import { expect, test } from 'vitest'
import { frameSettings, mergeSettings } from './settings.ts'

test('settings lie over earlier ones and keep what is not said', () => {
  const first = mergeSettings(null, { app_id: 'demo', alignment: 'left', user_jwt: 'token' })
  const later = mergeSettings(first, { theme_mode: 'dark' })
  expect(later).toMatchObject({
    app_id: 'demo',
    alignment: 'left',
    user_jwt: 'token',
    theme_mode: 'dark',
  })
  expect(mergeSettings(later, { user_jwt: null }).user_jwt).toBeNull()
})

test('what a host page gets wrong is ignored, not passed on', () => {
  const wrong = {
    app_id: 7,
    theme_mode: 'pink',
    z_index: Number.NaN,
    hide_default_launcher: 'no',
    onclick: () => undefined,
  }
  expect(mergeSettings(null, wrong)).toEqual(mergeSettings(null, {}))
  expect(mergeSettings(null, 'demo')).toEqual(mergeSettings(null, undefined))
  expect(mergeSettings(null, JSON.parse('{"__proto__": {"app_id": "x"}}')).app_id).toBe('')
})

test('names of another messenger are understood', () => {
  const settings = mergeSettings(null, { intercom_user_jwt: 'token', language_override: 'en' })
  expect(settings).toMatchObject({ user_jwt: 'token', locale: 'en' })
})

test('the frame hears only what it needs', () => {
  const settings = mergeSettings(null, {
    app_id: 'demo',
    api_base: 'https://desk.test',
    z_index: 5,
  })
  expect(frameSettings(settings)).toEqual({
    app_id: 'demo',
    user_jwt: null,
    locale: null,
    theme_mode: 'system',
  })
})
