import { expect, test } from 'vitest'
import { isSameDraft, problemsOf, type InboxDraft } from './inbox.ts'

const draft: InboxDraft = {
  name: 'Чат на сайте',
  teamId: 'tickets',
  greetings: { ru: 'Здравствуйте!', en: '' },
  deletedMessages: 'tombstone',
}

test('a name of blanks and a greeting that is too long are problems of their fields', () => {
  expect(problemsOf(draft)).toEqual({ name: null, ru: null, en: null })
  expect(problemsOf({ ...draft, name: '  ' }).name).toBe('inbox_name_empty')
  expect(problemsOf({ ...draft, name: 'д'.repeat(61) }).name).toBe('inbox_name_empty')
  const long = { ru: '', en: 'a'.repeat(501) }
  expect(problemsOf({ ...draft, greetings: long })).toEqual({
    name: null,
    ru: null,
    en: 'greeting_invalid',
  })
})

test('blanks around words are no change; another team, text or choice is', () => {
  expect(isSameDraft(draft, { ...draft, name: ' Чат на сайте ' })).toBe(true)
  expect(isSameDraft(draft, { ...draft, teamId: 'hotels' })).toBe(false)
  expect(isSameDraft(draft, { ...draft, greetings: { ru: 'Привет', en: '' } })).toBe(false)
  expect(isSameDraft(draft, { ...draft, deletedMessages: 'hidden' })).toBe(false)
})
