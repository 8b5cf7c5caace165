import { expect, test } from 'vitest'
import { transcript, type TranscriptLetter } from './transcript.ts'

const letter: TranscriptLetter = {
  locale: 'ru',
  workspace: 'Otklik',
  inboxName: 'Северный путь',
  conversationNumber: 17,
  contactName: null,
  earlier: 0,
  messages: [
    {
      author: null,
      isOurs: false,
      body: '**не** <b>жирно</b>',
      sentAt: new Date('2026-11-22T10:00:00Z'),
      files: [],
    },
    {
      author: 'Анна <Морозова>',
      isOurs: true,
      body: '**Готово**',
      sentAt: new Date('2026-11-22T10:05:00Z'),
      files: ['билет.pdf'],
    },
  ],
}

test('what the customer wrote is plain, what the team wrote is markup, names are text', () => {
  const { subject, html, text } = transcript(letter)
  expect(subject).toBe('Переписка № 17 · Северный путь')
  expect(html).toContain('**не** &lt;b&gt;жирно&lt;/b&gt;')
  expect(html).toContain('<strong>Готово</strong>')
  expect(html).toContain('Анна &lt;Морозова&gt;')
  expect(text).toContain('Вы, ')
  expect(text).toContain('Готово\nбилет.pdf')
})

test('messages that did not fit are counted, and the chat is linked where there is a page', () => {
  const { html, text } = transcript({
    ...letter,
    locale: 'en',
    earlier: 3,
    chatUrl: 'https://shop.test/#otklik-conversation=1',
  })
  expect(text).toContain('Messages before these: 3')
  expect(html).toContain('href="https://shop.test/#otklik-conversation=1"')
  expect(transcript(letter).html).not.toContain('href=')
})
