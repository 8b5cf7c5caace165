import { expect, vi } from 'vitest'
import { test as base } from '../../supabase/tests/support/test.ts'
import { anna, boris, contacts, conversations, darya } from '../../tests/support/cast.ts'
import { openDesk, type DeskInDatabase } from '../../tests/support/desk-in-database.ts'
import { fakeResend, type FakeResend } from '../../tests/support/fake-resend.ts'
import { catchMail, until, type MailCatcher } from '../../tests/support/mail-catcher.ts'
import { handlers } from '../handlers.ts'
import { runWorker } from '../run-worker.ts'

const queue = 'messages/mail-unread'
const { mariaTickets, elenaHotel, visitorCat } = conversations

/** A desk with a worker; its mail goes to `post`, or to `resend` once a test asks for that. */
const test = base.extend<{ desk: DeskInDatabase; post: MailCatcher; resend: FakeResend }>({
  post: async ({}, use) => {
    const post = await catchMail()
    vi.stubEnv('SMTP_URL', post.url)
    vi.stubEnv('MAIL_FROM', 'Северный путь <support@sever.test>')
    vi.stubEnv('RESEND_API_KEY', '')
    vi.stubEnv('OTKLIK_DEMO', '1')
    vi.stubEnv('APP_URL', 'https://desk.test')
    await use(post)
    await post.stop()
  },
  resend: async ({ post: _configured }, use) => {
    const resend = await fakeResend()
    vi.stubEnv('RESEND_API_KEY', 're_test')
    vi.stubEnv('RESEND_BASE_URL', resend.url)
    await use(resend)
    await resend.stop()
  },
  desk: async ({ ownUrl, post: _configured }, use) => {
    const desk = openDesk(ownUrl)
    const worker = runWorker(ownUrl, handlers)
    await worker.ready
    await use(desk)
    await worker.stop(1_000)
    await desk.close()
  },
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
    expect(part).toContain('https://desk.test/demo?otklik_conversation=')
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

test('many looks at one conversation at once send one mail', async ({ desk, post }) => {
  await desk.reply(mariaTickets, 'Готово.')
  await desk.database.sql(
    `update public.messages set sent_at = sent_at - interval '4 minutes' where conversation_id = $1`,
    [mariaTickets],
  )
  // Eight keys: the queue takes them all, and the worker runs four at a time.
  await desk.database.sql(
    `select private.enqueue($1, $2, key::text) from generate_series(1, 8) key`,
    [queue, { conversation_id: mariaTickets }],
  )
  await post.received(1)
  await desk.calm(queue)
  await later(desk, 10)
  expect(post.attempts()).toBe(1)
})

test('a mail server that is busy gets the mail at the next try', async ({ desk, post }) => {
  post.answer({ code: 451 })
  await desk.reply(mariaTickets, 'Готово.')
  await later(desk)
  await until(() => post.attempts() === 1)
  expect(await desk.database.sql('select * from public.sent_mails')).toEqual([])
  post.answer('take')
  await later(desk)
  await post.received(1)
  const [mail] = await desk.database.sql(
    'select key, recipient, sent_at is not null as sent from public.sent_mails',
  )
  expect(mail).toEqual({
    key: `unread:${mariaTickets}:5`,
    recipient: 'maria@northwind.test',
    sent: true,
  })
})

test('a mail that will never be taken goes to the dead letters at once', async ({ desk, post }) => {
  post.answer({ code: 554 })
  await desk.reply(mariaTickets, 'Готово.')
  await later(desk)
  const [dead] = await desk.database.sql(`select data from pgboss.job where name = $1`, [
    `${queue}/dead`,
  ])
  expect(dead).toEqual({ data: { conversation_id: mariaTickets } })
  expect(post.attempts()).toBe(1)
})

test('Resend gets it where there is a key for it', async ({ resend, desk, post }) => {
  await desk.reply(mariaTickets, 'Готово.')
  await later(desk)
  await until(() => resend.sent.length === 1)
  expect(resend.sent[0]).toMatchObject({
    key: `unread:${mariaTickets}:5`,
    body: {
      from: 'Северный путь <support@sever.test>',
      to: 'maria@northwind.test',
      text: expect.stringContaining('Готово.') as string,
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
  })
  expect(post.attempts()).toBe(0)
})

test('Resend: a limit is waited out, a refused letter is buried', async ({ resend, desk }) => {
  resend.answer({ statusCode: 429, name: 'rate_limit_exceeded' })
  await desk.reply(mariaTickets, 'Готово.')
  await later(desk)
  await until(() => resend.requests.length === 1)
  resend.answer({ statusCode: 422, name: 'validation_error' })
  await later(desk)
  await until(() => resend.requests.length === 2)
  const dead = () => desk.database.sql('select from pgboss.job where name = $1', [`${queue}/dead`])
  await until(async () => (await dead()).length === 1)
  expect(resend.sent).toEqual([])
})
