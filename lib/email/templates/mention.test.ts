import { expect, test } from 'vitest'
import { mention, type MentionLetter } from './mention.ts'

const letter: MentionLetter = {
  locale: 'ru',
  workspace: 'Северный путь',
  memberName: 'Дарья Волкова',
  author: 'Вера Соколова',
  conversationNumber: 128,
  contactName: 'Мария Иванова',
  url: 'https://desk.example/inbox/mentions/128',
}

test('says who, in which conversation and with whom; the link stands in both parts', () => {
  const { subject, html, text } = mention(letter)
  expect(subject).toBe('Вера Соколова: упоминание в диалоге № 128 · Северный путь')
  for (const part of [html, text]) {
    expect(part).toContain('Здравствуйте, Дарья Волкова!')
    expect(part).toContain('Вера Соколова упоминает вас в заметке к диалогу № 128')
    expect(part).toContain('Клиент: Мария Иванова.')
    expect(part).toContain('https://desk.example/inbox/mentions/128')
  }
})

test('a customer without a name is a visitor', () => {
  expect(mention({ ...letter, contactName: null }).text).toContain('Клиент: посетитель сайта.')
})

test('English is said in English', () => {
  const { subject, text } = mention({ ...letter, locale: 'en' })
  expect(subject).toBe('Вера Соколова mentioned you in conversation #128 · Северный путь')
  expect(text).toContain('Hello Дарья Волкова,')
  expect(text).not.toMatch(/диалог|клиент/i)
})

test('names are text, not markup', () => {
  const { html } = mention({ ...letter, author: '<img src=x>', contactName: '<b>M</b>' })
  expect(html).not.toMatch(/<(img|b)[ >]/)
})
