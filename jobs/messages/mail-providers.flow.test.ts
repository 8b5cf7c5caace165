import { expect, vi } from 'vitest'
import { conversations } from '../../tests/support/cast.ts'
import type { DeskInDatabase } from '../../tests/support/desk-in-database.ts'
import { fakeResend, type FakeResend } from '../../tests/support/fake-resend.ts'
import { until } from '../../tests/support/mail-catcher.ts'
import { test as base } from '../../tests/support/worker-test.ts'

const queue = 'messages/mail-unread'
const { mariaTickets } = conversations

/** The mail goes to `post`, or to `resend` where a test asks for that. */
const test = base.extend<{ worker: void; resend: FakeResend }>({
  worker: [
    async ({ startWorker }, provide) => {
      await startWorker()
      await provide(undefined)
    },
    { auto: true },
  ],
  resend: async ({ post: _configured }, provide) => {
    const resend = await fakeResend()
    vi.stubEnv('RESEND_API_KEY', 're_test')
    vi.stubEnv('RESEND_BASE_URL', resend.url)
    await provide(resend)
    await resend.stop()
  },
})

/** Lets the time pass and the jobs that it brings be done. */
async function later(desk: DeskInDatabase, minutes = 4) {
  await desk.pass(minutes)
  await desk.calm(queue)
}

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
