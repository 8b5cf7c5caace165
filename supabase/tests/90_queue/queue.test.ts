import { expect } from 'vitest'
import { anna, conversations, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import { backend } from '../support/person.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const jobs = `select name, data, singleton_key, policy, dead_letter, retry_limit
  from pgboss.job where name = 'messages/mail-unread'`
const send = 'select public.send_message($1, gen_random_uuid(), $2)'

test('a reply makes one job that looks for unread words, however many replies', async ({ db }) => {
  await db.as(anna, async () => {
    await db.query(send, [conversations.mariaTickets, 'раз'])
    await db.query(send, [conversations.mariaTickets, 'два'])
  })
  expect(await db.rows(jobs)).toEqual([
    {
      name: 'messages/mail-unread',
      data: { conversation_id: conversations.mariaTickets },
      singleton_key: conversations.mariaTickets,
      policy: 'short',
      dead_letter: 'messages/mail-unread/dead',
      retry_limit: 5,
    },
  ])
})

test('no job for the customer’s own words, nor where there is no address', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, () => db.query(send, [conversations.mariaTickets, 'x']))
  await db.as(anna, () => db.query(send, [conversations.visitorCat, 'x']))
  expect(await db.rows(jobs)).toEqual([])
})

test('an unknown queue is an error, not a lost job', async ({ db }) => {
  const error = await expectRefused(db.query(`select private.enqueue('nope', '{}')`), 'P0002')
  expect(error.message).toBe('queue_not_found')
})

refusal('sent_mails', 'people do not read what was mailed', async ({ db }) => {
  await db.as(vera, () => expectRefused(db.query('select * from public.sent_mails'), '42501'))
})

refusal('worker_beats', 'people do not read worker beats', async ({ db }) => {
  await db.as(vera, () => expectRefused(db.query('select * from public.worker_beats'), '42501'))
  await db.as(vera, () => expectRefused(db.query('select public.platform_health()'), '42501'))
})

test('health says how long ago a worker beat', async ({ db }) => {
  await db.as(backend, async () => {
    expect(await db.value('select public.platform_health()')).toEqual({ worker_beat_seconds: null })
    await db.query(
      `insert into public.worker_beats (worker_id, beat_at) values ('w', now() - interval '7 seconds')`,
    )
    expect(await db.value('select public.platform_health()')).toEqual({ worker_beat_seconds: 7 })
  })
})
