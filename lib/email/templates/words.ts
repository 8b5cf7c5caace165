import type { Locale } from '#lib/i18n/locale.ts'

/*
 * What the mails say. A catalogue of its own, in functions rather than ICU messages: the worker loads
 * it without React, and the type makes sure that every language says everything.
 */

type Words = {
  subject(number: number, workspace: string): string
  greeting(name: string | null): string
  /** There are this many replies that the customer has not seen. */
  unread(count: number): string
  /** More came before the ones in this mail. */
  earlier(count: number): string
  files(names: string[]): string
  open: string
  howToReply: string
  why(number: number): string
}

const forms = (locale: Locale, count: number, words: Record<string, string>): string =>
  `${count} ${words[new Intl.PluralRules(locale).select(count)] ?? words.other}`

const ru: Words = {
  subject: (number, workspace) => `Ответ на ваше обращение № ${number} · ${workspace}`,
  greeting: (name) => (name ? `Здравствуйте, ${name}!` : 'Здравствуйте!'),
  unread: (count) => {
    const replies = { one: 'новый ответ', few: 'новых ответа', many: 'новых ответов' }
    return `Пока вас не было в чате, пришло: ${forms('ru', count, replies)}.`
  },
  earlier: (count) => {
    const replies = { one: 'ответ', few: 'ответа', many: 'ответов' }
    return `И ещё ${forms('ru', count, replies)} раньше: они в чате.`
  },
  files: (names) => `${names.length === 1 ? 'Файл' : 'Файлы'}: ${names.join(', ')}`,
  open: 'Открыть чат',
  howToReply:
    'Чтобы ответить, откройте чат на сайте: ответ на это письмо операторы в чате не увидят.',
  why: (number) =>
    `Вы получили это письмо, потому что писали нам в чат (обращение № ${number}) и ещё не прочитали ответ.`,
}

const en: Words = {
  subject: (number, workspace) => `A reply to your conversation #${number} · ${workspace}`,
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  unread: (count) => {
    const replies = { one: 'new reply', other: 'new replies' }
    return `While you were away from the chat you got ${forms('en', count, replies)}.`
  },
  earlier: (count) =>
    `${forms('en', count, { one: 'earlier reply is', other: 'earlier replies are' })} in the chat.`,
  files: (names) => `${names.length === 1 ? 'File' : 'Files'}: ${names.join(', ')}`,
  open: 'Open the chat',
  howToReply:
    'To answer, open the chat on our site: agents do not see replies to this mail in the chat.',
  why: (number) =>
    `You get this mail because you wrote to us in the chat (conversation #${number}) and have not read the answer yet.`,
}

export const words: Record<Locale, Words> = { ru, en }
