import { expect, test } from 'vitest'
import { loadAlert, type LoadAlertLetter } from './load-alert.ts'

const letter: LoadAlertLetter = {
  locale: 'ru',
  workspace: 'Северный путь',
  memberName: 'Артём Лебедев',
  team: 'Билеты',
  kind: 'queue_length',
  value: 14,
  threshold: 10,
  url: 'https://desk.example/load',
}

test('says which team, how much and where to look, in both parts', () => {
  const { subject, html, text } = loadAlert(letter)
  expect(subject).toBe('Билеты: в очереди 14 (порог 10) · Северный путь')
  for (const part of [html, text]) {
    expect(part).toContain('Здравствуйте, Артём Лебедев!')
    expect(part).toContain('Команда «Билеты»: в очереди 14 (порог 10).')
    expect(part).toContain('https://desk.example/load')
  }
})

test('how long the first one waits, in English', () => {
  const { subject, text } = loadAlert({
    ...letter,
    locale: 'en',
    kind: 'oldest_waiting',
    value: 31,
  })
  expect(subject).toContain('waiting for 31 min (threshold 10)')
  expect(text).not.toMatch(/команд|очеред/i)
})

test('names are text, not markup', () => {
  expect(loadAlert({ ...letter, team: '<img src=x>' }).html).not.toMatch(/<img /)
})
