import { expect, test } from 'vitest'
import { en } from './en.ts'
import { ru } from './ru.ts'
import { ownTexts, refusalIn } from './texts.ts'

test('numbers take the form that Russian asks for', () => {
  expect([1, 2, 5, 11, 21, 22, 111].map(ru.unread)).toEqual([
    '1 непрочитанное сообщение',
    '2 непрочитанных сообщения',
    '5 непрочитанных сообщений',
    '11 непрочитанных сообщений',
    '21 непрочитанное сообщение',
    '22 непрочитанных сообщения',
    '99+ непрочитанных сообщений',
  ])
  expect([1, 2, 100].map(en.unread)).toEqual([
    '1 unread message',
    '2 unread messages',
    '99+ unread messages',
  ])
})

test('both languages say the same things, and nothing is empty', () => {
  const keys = (texts: object) => Object.keys(texts).sort()
  expect(keys(ru)).toEqual(keys(en))
  expect(keys(ru.refusals)).toEqual(keys(en.refusals))
  for (const text of [...Object.values(ru), ...Object.values(ru.refusals)])
    if (typeof text === 'string') expect(text).toMatch(/[а-яё]/i)
})

test('an unknown reason has a sentence too, and no property of objects is one', () => {
  expect(refusalIn(en, 'contact_blocked')).toBe(en.refusals.contact_blocked)
  for (const reason of ['no_such_reason', 'toString', '__proto__'])
    expect(refusalIn(en, reason)).toBe(en.refusals.unknown)
})

test('a company says some things in its own words, and nothing but those', () => {
  const own = { ru: { team: 'Северный экспресс', intro: ' ', refusals: 'x', unread: 'y' } }
  const texts = ownTexts(ru, 'ru', { texts: own as never })
  expect(texts).toEqual({ ...ru, team: 'Северный экспресс' })
  expect(ownTexts(en, 'en', { texts: own as never })).toBe(en)
})
