import { expect, test } from 'vitest'
import { quoteParts } from './quote.ts'

const answer = 'Спасибо, всё получилось!'
const old = 'Добрый день!\nВаш билет во вложении.'
const marked = old.replace(/^/gm, '> ')

/** What programs write between the answer and the letter it answers. */
const heads: Record<string, string> = {
  'Gmail, English': 'On Mon, Nov 16, 2026 at 12:40 PM Anna Morozova <anna@demo.test> wrote:',
  'Gmail, English, broken in two':
    'On Mon, Nov 16, 2026 at 12:40 PM Anna Morozova <anna.morozova@demo.test>\nwrote:',
  'Gmail, Russian': 'пн, 16 нояб. 2026 г. в 12:40, Анна Морозова <anna@demo.test>:',
  'Gmail, Russian, broken in two':
    'пн, 16 нояб. 2026 г. в 12:40, Анна Морозова из поддержки\n<anna@demo.test>:',
  'Apple Mail, English': 'On 16 Nov 2026, at 12:40, Anna Morozova <anna@demo.test> wrote:',
  'Apple Mail, Russian': '16 нояб. 2026 г., в 12:40, Анна Морозова <anna@demo.test> написал(а):',
  'Thunderbird, English': 'On 16/11/2026 12:40, Anna Morozova wrote:',
  'Thunderbird, Russian': '16.11.2026 12:40, Анна Морозова пишет:',
  Yandex: '16.11.2026, 12:40, "Анна Морозова" <anna@demo.test>:',
  'Yandex, another form': '16.11.2026 в 12:40, Анна Морозова <anna@demo.test>:',
  'Mail.ru': 'Понедельник, 16 ноября 2026, 12:40 +03:00 от Анна Морозова <anna@demo.test>:',
  'Outlook, English': '-----Original Message-----',
  'Outlook, Russian': '-----Исходное сообщение-----',
  'Outlook, head only, English':
    'From: Anna Morozova <anna@demo.test>\nSent: Monday, November 16, 2026 12:40 PM\nTo: Maria <maria@demo.test>\nSubject: Re: ticket\n',
  'Outlook, head only, Russian':
    'От: Анна Морозова <anna@demo.test>\nОтправлено: 16 ноября 2026 г. 12:40\nКому: Мария <maria@demo.test>\nТема: Re: билет\n',
  'Outlook for the web':
    '________________________________\nFrom: Anna Morozova <anna@demo.test>\nSent: Monday, November 16, 2026 12:40 PM\nTo: Maria\nSubject: Re: ticket\n',
  'Outlook, bold': '*От:* Анна Морозова\n*Дата:* 16 ноября 2026 г.\n*Кому:* Мария\n*Тема:* билет\n',
}

for (const [program, head] of Object.entries(heads)) {
  for (const [how, quoted] of [
    ['marked', marked],
    ['bare', old],
  ] as const) {
    test(`${program}: the letter below is folded (${how})`, () => {
      const quote = `${head}\n${quoted}`.replace(/\n{2,}/g, '\n')
      expect(quoteParts(`${answer}\n\n${head.replace(/\n$/, '')}\n${quoted}`)).toEqual([
        { kind: 'words', text: answer },
        { kind: 'quote', text: quote },
      ])
    })
  }
}

const untouched: Record<string, string> = {
  'no letter below': 'Здравствуйте!\n\nГде мой билет? Писал вам вчера: ответа нет.',
  'a forwarded letter': `Посмотрите:\n\n---------- Forwarded message ---------\nFrom: Hotel <h@h.test>\nDate: Mon\nSubject: Booking\nTo: me\n\n${old}`,
  'a forwarded letter, Russian': `Вот что мне пришло\n\nНачало переадресованного сообщения:\n\nОт: Отель <h@h.test>\nДата: 16 ноября\nТема: Бронь\n\n${old}`,
  'nothing but a quotation': `On Mon, Nov 16, 2026 at 12:40 PM Anna <anna@demo.test> wrote:\n${marked}`,
  'short quotations that are spoken of': '> Когда вылет?\nВ пятницу.\n> А обратно?\nВ субботу.',
  'words that look like a head': 'От: Москва\nДо: Сочи\nДвое взрослых.',
  'a time and a colon': 'Вылет 16.11.2026 в 12:40, рейс такой:\nSU 1120',
  'somebody who writes': 'Мне ваш бот пишет:\nОшибка 5. Что делать?',
  'an arrow': 'Москва -> Сочи -> Москва',
}
for (const [what, text] of Object.entries(untouched))
  test(`stays as it is: ${what}`, () => expect(quoteParts(text)).toEqual([{ kind: 'words', text }]))

test('who answers below keeps the words there', () => {
  expect(quoteParts(`${heads.Yandex}\n${marked}\n\n${answer}`)).toEqual([
    { kind: 'quote', text: `${heads.Yandex}\n${marked}` },
    { kind: 'words', text: answer },
  ])
})

test('marked lines at the end need no head', () => {
  expect(quoteParts(`${answer}\n\n${marked}\n\n> --\n> Анна\n`)).toEqual([
    { kind: 'words', text: answer },
    { kind: 'quote', text: `${marked}\n\n> --\n> Анна` },
  ])
})

test('a text of twenty thousand lines is split without delay', () => {
  const began = performance.now()
  quoteParts('on 1 a, '.repeat(2_500))
  quoteParts('> x\n'.repeat(5_000))
  quoteParts('On Mon 16 at 12\n'.repeat(1_250))
  expect(performance.now() - began).toBeLessThan(500)
})

test('what was written to take long is read at once', () => {
  const began = performance.now()
  const date = `пн, ${'1, '.repeat(50)}`
  for (const text of [
    `${date}<${'a@'.repeat(4_000)}>:`,
    `${date}${'a'.repeat(4_000)}>:`,
    `${`${date}<${'a@'.repeat(90)}>:\n`.repeat(25)}`,
    `${'1 от '.repeat(90)}>:\n`.repeat(20),
    `a${' '.repeat(9_000)}a`,
    `${'\n'.repeat(9_000)}a${'\n'.repeat(900)}`,
    'on 1 wrote '.repeat(900),
  ])
    expect(quoteParts(text).length).toBeGreaterThan(0)
  expect(performance.now() - began).toBeLessThan(1_000)
})
