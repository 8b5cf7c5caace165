import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import {
  anna,
  contactPerson,
  contacts,
  conversations,
  widgetInbox,
} from '../../tests/support/cast.ts'
import type { DeskInDatabase } from '../../tests/support/desk-in-database.ts'
import { test } from '../../tests/support/worker-test.ts'

const queue = 'messages/mail-transcript'
const id = conversations.mariaTickets

/** Maria wants her conversation by mail. */
async function ask(desk: DeskInDatabase): Promise<string | undefined> {
  const [opened] = await desk.database.sql<{ session: string }>(
    `select public.open_visitor_session($1, $2, '{"user_id": "maria"}') ->> 'session_id' as session`,
    [widgetInbox.id, randomBytes(33).toString('base64url')],
  )
  const maria = contactPerson(contacts.maria.id, opened?.session ?? '')
  const [answer] = await desk.as(maria, (sql) =>
    sql<{ to: string }>(`select public.send_transcript($1) ->> 'to' as to`, [id]),
  )
  return answer?.to
}

test('a customer gets what was said, once, and nothing that was deleted or noted', async ({
  desk,
  post,
  startWorker,
}) => {
  await startWorker()
  await desk.database.sql(`update public.widget_settings set site_url = 'https://sever.test/help'`)
  await desk.as(anna, (sql) => sql('select public.delete_message($1, 3)', [id]))
  expect(await ask(desk)).toBe('m…@northwind.test')
  await desk.calm(queue)
  const [mail] = await post.received(1)
  expect(mail?.to).toMatchObject([{ address: 'maria@northwind.test' }])
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain('SU-1402')
    expect(part).toContain('Исправление одной буквы')
    expect(part).not.toContain('Готово: новый билет')
    expect(part).not.toContain('подтвердила по телефону')
    expect(part).toContain(`https://sever.test/help#otklik-conversation=${id}`)
  }
  const [job] = await desk.database.sql<{ data: object }>(
    'select data from pgboss.job where name = $1',
    [queue],
  )
  for (let n = 0; n < 3; n += 1)
    await desk.database.sql('select private.enqueue($1, $2)', [queue, job?.data])
  await desk.calm(queue)
  expect(post.attempts()).toBe(1)
})

test('who was shut out before the mail went gets none', async ({ desk, post, startWorker }) => {
  await ask(desk)
  await desk.database.sql('update public.contacts set blocked_at = now() where id = $1', [
    contacts.maria.id,
  ])
  await startWorker()
  await desk.calm(queue)
  expect(post.attempts()).toBe(0)
})
