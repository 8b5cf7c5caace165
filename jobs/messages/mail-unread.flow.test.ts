import { expect } from 'vitest'
import { anna, boris, contacts, conversations, darya } from '../../tests/support/cast.ts'
import type { DeskInDatabase } from '../../tests/support/desk-in-database.ts'
import { test as base } from '../../tests/support/worker-test.ts'

const queue = 'messages/mail-unread'
const { mariaTickets, elenaHotel, visitorCat } = conversations

const test = base.extend<{ worker: void }>({
  worker: [
    async ({ startWorker }, provide) => {
      await startWorker()
      await provide(undefined)
    },
    { auto: true },
  ],
})

/** Lets the time pass and the jobs that it brings be done. */
async function later(desk: DeskInDatabase, minutes = 4) {
  await desk.pass(minutes)
  await desk.calm(queue)
}

test('a customer who left gets the replies by mail', async ({ desk, post }) => {
  await desk.reply(mariaTickets, 'Билет исправлен.')
  await desk.reply(mariaTickets, 'Проверьте почту <сегодня>.', boris)
  await desk.calm(queue)
  expect(post.attempts()).toBe(0)
  await later(desk)
  const [mail] = await post.received(1)
  expect(mail).toMatchObject({
    from: { name: 'Северный путь', address: 'support@sever.test' },
    to: [{ name: 'Мария Иванова', address: 'maria@northwind.test' }],
    subject: expect.stringMatching(/^Ответ на ваше обращение № \d+ · /) as string,
    messageId: `<unread.${mariaTickets}.6@sever.test>`,
    inReplyTo: `<conversation.${mariaTickets}@sever.test>`,
  })
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain('2 новых ответа')
    expect(part).toContain('Анна Морозова')
    expect(part).toContain('Билет исправлен.')
    expect(part).toContain('Борис Ким')
    expect(part).toContain('https://desk.test/demo#otklik-conversation=')
  }
  expect(mail?.html).toContain('Проверьте почту &lt;сегодня&gt;.')
  await later(desk, 60)
  expect(post.attempts()).toBe(1)
})

test('a customer with English gets English', async ({ desk, post }) => {
  await desk.reply(elenaHotel, 'The hotel has confirmed.', darya)
  await later(desk)
  const [mail] = await post.received(1)
  expect(mail?.subject).toMatch(/^A reply to your conversation #\d+/)
  expect(mail?.text).toContain('1 new reply')
})

test('who has read gets none', async ({ desk, post }) => {
  const seq = await desk.reply(mariaTickets, 'Билет исправлен.')
  await desk.read(mariaTickets, seq)
  await later(desk)
  expect(post.attempts()).toBe(0)
})

test('who has read a part gets the rest', async ({ desk, post }) => {
  const seq = await desk.reply(mariaTickets, 'Это прочитано.')
  await desk.reply(mariaTickets, 'Это нет.')
  await desk.read(mariaTickets, seq)
  await later(desk)
  const [mail] = await post.received(1)
  expect(mail?.text).toContain('Это нет.')
  expect(mail?.text).not.toContain('Это прочитано.')
})

test('a reply that came late waits its own three minutes', async ({ desk, post }) => {
  const early = await desk.reply(mariaTickets, 'Смотрю заказ.')
  await desk.pass(2)
  await desk.read(mariaTickets, early)
  await desk.reply(mariaTickets, 'Нашла.')
  // The job of the first reply looks now: the second is one minute old.
  await later(desk, 1)
  expect(post.attempts()).toBe(0)
  await later(desk, 2)
  const [mail] = await post.received(1)
  expect(mail?.text).toContain('Нашла.')
})

test('a deleted reply is not mailed, and an edited one as it is now', async ({ desk, post }) => {
  const wrong = await desk.reply(mariaTickets, 'Пароль от базы: 1234')
  const typo = await desk.reply(mariaTickets, 'Оишбка')
  await desk.as(anna, async (sql) => {
    await sql('select public.delete_message($1, $2)', [mariaTickets, wrong])
    await sql('select public.edit_message($1, $2, $3)', [mariaTickets, typo, 'Ошибка исправлена'])
  })
  await later(desk)
  const [mail] = await post.received(1)
  expect(mail?.text).toContain('Ошибка исправлена')
  expect(mail?.text).not.toMatch(/Пароль|Оишбка/)
  expect(mail?.text).toContain('1 новый ответ')
})

test('the next mail brings only what came after the last', async ({ desk, post }) => {
  await desk.reply(mariaTickets, 'Первое.')
  await later(desk)
  await post.received(1)
  await desk.reply(mariaTickets, 'Второе.')
  await later(desk)
  const [first, second] = await post.received(2)
  expect(second?.text).toContain('Второе.')
  expect(second?.text).not.toContain('Первое.')
  expect(second?.inReplyTo).toBe(first?.inReplyTo)
  expect(second?.messageId).not.toBe(first?.messageId)
})

test('a long absence brings the newest twenty and the count of the others', async ({
  desk,
  post,
}) => {
  for (let n = 1; n <= 23; n++) await desk.reply(mariaTickets, `Ответ-${n}.`)
  await later(desk)
  const [mail] = await post.received(1)
  expect(mail?.text).toContain('23 новых ответа')
  expect(mail?.text).toContain('И ещё 3 ответа раньше')
  expect(mail?.text).toContain('Ответ-4.')
  expect(mail?.text).not.toContain('Ответ-3.')
})

test('a customer without an address, or blocked meanwhile, gets none', async ({ desk, post }) => {
  await desk.reply(visitorCat, 'Кота можно.')
  await desk.reply(mariaTickets, 'Готово.')
  await desk.database.sql('update public.contacts set blocked_at = now() where id = $1', [
    contacts.maria.id,
  ])
  await later(desk)
  expect(post.attempts()).toBe(0)
  const jobs = await desk.database.sql('select data from pgboss.job where name = $1', [queue])
  expect(jobs).toEqual([{ data: { conversation_id: mariaTickets } }])
})

test('a job of a conversation that is gone ends quietly', async ({ desk }) => {
  await desk.database.sql(`select private.enqueue($1, $2)`, [
    queue,
    { conversation_id: '1a000000-0000-4000-8000-0000000000ff' },
  ])
  await desk.calm(queue)
  const [job] = await desk.database.sql('select state, output from pgboss.job where name = $1', [
    queue,
  ])
  expect(job).toEqual({ state: 'completed', output: { outcome: 'nothing' } })
})
