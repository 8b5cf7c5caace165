import { expect } from 'vitest'
import { test } from '../support/test.ts'

/** What is asked for, and a text in which it has to be found. */
const pairs: [query: string, text: string][] = [
  ['билет', 'Где мои билеты?'],
  ['билеты', 'Потерял билет'],
  ['билетов', 'Нет билета на вечер'],
  ['возврат', 'Прошу оформить возвраты'],
  ['возврата', 'О возврате напишу позже'],
  ['отель', 'Мы живём в отеле'],
  ['отели', 'Вид из отеля на море'],
  ['деньги', 'Когда придут мои деньги'],
  ['чемодан', 'Двумя чемоданами раньше'],
  ['доставка', 'Жду доставку'],
  ['оплата', 'Спасибо, оплату получили'],
  ['рейс', 'Опоздали к рейсу'],
  ['задержка рейса', 'Рейсы стоят, задержки по три часа'],
  ['самолёт', 'Самолет опоздал'],
  ['самолет', 'Самолёт опоздал'],
  ['ребёнок', 'Со мной ребенок пяти лет'],
  ['счет', 'Выставьте СЧЁТ'],
  ['Счёт', 'счета за март'],
  ['паспорт', 'ПАСПОРТА у обоих новые'],
  ['перенести', 'перенести на завтра'],
  ['отмена', 'После отмены прошло три дня'],
  ['ticket', 'Two tickets, please'],
  ['tickets', 'I lost my ticket'],
  ['refund', 'It was refunded twice'],
  ['delayed', 'The delay was long'],
  ['happy', 'We are happy'],
  ['parties', 'a party of six'],
  ['flights', 'Flight SU-123'],
  ['билет ticket', 'My ticket — это билеты туда и обратно'],
  ['А-10293', 'Заказ А-10293 не пришёл'],
  ['10293', 'Заказ А-10293 не пришёл'],
  ['№10293', 'заказ 10293'],
  ['ORD-2024-00017', 'номер ord-2024-00017.'],
  ['00017', 'номер ORD-2024-00017'],
  ['anna@corp.test', 'Пишите на Anna@corp.test, пожалуйста'],
  ['89123456789', 'Мой телефон +7 (912) 345-67-89'],
  ['+7 912 345 67 89', 'звоните 8-912-345-67-89'],
  ['8 (912) 345 67 89', 'звоните 89123456789'],
  ['Питер', 'Москва/Питер'],
  ['Где', 'Здравствуйте.Где мой заказ'],
  ['заказ', 'Здравствуйте.Где мой заказ'],
  ['чемод', 'Потеряли чемодан'],
  ['достав', 'Когда доставят'],
  ['«не пришло письмо»', 'Мне так и не пришло письмо с кодом'],
  ['письмо or чек', 'Пришлите чек'],
  ['оплата картой', 'Оплата **картой** не прошла'],
]

const found = 'select private.words_of($2) @@ private.wanted_words($1)'

test('words are found in their forms, numbers and addresses in any writing', async ({ db }) => {
  const missed: string[] = []
  for (const [query, text] of pairs) {
    // Stop words alone ask for nothing.
    if (query !== 'Где' && !(await db.value<boolean>(found, [query, text])))
      missed.push(`${query} in «${text}»`)
  }
  expect(missed).toEqual([])
})

test('what is not said is not found', async ({ db }) => {
  const others: [string, string][] = [
    ['билет', 'Где мой чемодан?'],
    ['карта', 'Купил картошку'],
    ['«пришло письмо»', 'Письмо пришло'],
    ['912345678 ', 'Мой телефон +7 (912) 345-67-89'],
    ['билет чемодан', 'Где мой билет?'],
    ['secret', '[see here](https://shop.test/secret)'],
    ['билет', ''],
  ]
  for (const [query, text] of others) {
    expect([query, text, await db.value(found, [query, text])]).toEqual([query, text, false])
  }
})

test('what tsquery takes for operators is only words', async ({ db }) => {
  const odd = [
    `' | !билет & (`,
    `билет:*A`,
    `билет <-> `,
    `!!`,
    `:*`,
    `\\`,
    `'); drop table public.messages; --`,
    '"',
    '“билет',
    '%',
    '',
    ' ',
  ]
  for (const query of odd) {
    await db.value('select private.wanted_words($1)', [query])
  }
  expect(await db.value(found, ['!билет', 'чемодан'])).toBe(false)
  expect(await db.value(found, [`билет:*A`, 'билет a'])).toBe(true)
  expect(await db.value('select numnode(private.wanted_words($1))', ['и не на the of'])).toBe(0)
  expect(await db.value('select numnode(private.wanted_words(null))')).toBe(0)
})

test('a snippet shows the text around its first hit, in pieces and letter by letter', async ({
  db,
}) => {
  const snippet = (text: string, query: string) =>
    db.value<string[]>('select private.snippet($1, private.wanted_words($2))', [text, query])
  expect(await snippet('Мой 😀 самолёт — и Ёлка, <b>самолеты</b>!', 'самолет елка')).toEqual([
    'Мой 😀 ',
    'самолёт',
    ' — и ',
    'Ёлка',
    ', <b>',
    'самолеты',
    '</b>!',
  ])
  const long = await snippet(`${'слово '.repeat(400)}билет ${'потом '.repeat(400)}`, 'билет')
  expect(long[0]).toMatch(/^…слово/)
  expect(long[1]).toBe('билет')
  expect(long.join('').length).toBeLessThan(330)
  expect(await snippet('Один\nдва', 'нет')).toEqual(['Один два'])
})
