import { expect, test } from 'vitest'
import { changesBetween, domainsIn, settingsOf } from './widget-settings.ts'

const row = {
  inbox_id: 'i',
  accent: '#4a63d8',
  texts: { ru: { team: 'Помощь' } },
  allowed_domains: [],
  side_offset: 20,
  site_url: null,
}

test('only what differs is sent, under the names of the database', () => {
  const was = settingsOf(row)
  expect(was.texts).toEqual({ ru: { team: 'Помощь' }, en: {} })
  expect(changesBetween(was, { ...was })).toEqual({})
  const draft = { ...was, sideOffset: 8, texts: { ...was.texts, en: { team: 'Help' } } }
  expect(changesBetween(was, draft)).toEqual({ side_offset: 8, texts: draft.texts })
})

test('pasted addresses become domains', () => {
  const pasted =
    'https://Shop.example/path?x=1, *.shop.example\nlocalhost:3000 почта.рф shop.example:443'
  expect(domainsIn(pasted)).toEqual({
    domains: [
      'https://shop.example',
      '*.shop.example',
      'localhost:3000',
      'xn--80a1acny.xn--p1ai',
      'shop.example',
    ],
    wrong: [],
  })
})

test('what is no domain is said, and what stands twice is once', () => {
  expect(domainsIn('a.test a.test * .test http://  {}.x')).toEqual({
    domains: ['a.test'],
    wrong: ['*', '.test', 'http://', '{}.x'],
  })
  expect(domainsIn(' \n ')).toEqual({ domains: [], wrong: [] })
})
