import { expect } from 'vitest'
import { anna, conversations, widgetInbox } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { test } from '../support/test.ts'

type Listed = {
  id: string
  preview: string
  preview_from: string | null
  preview_deleted: boolean
  unread: number
}

const id = conversations.mariaTickets

async function listed(db: Database): Promise<Listed | undefined> {
  const customer = await maria(db)
  const state = await db.as(customer, () =>
    db.value<{ conversations: Listed[] }>('select public.widget_state()'),
  )
  return state.conversations.find((conversation) => conversation.id === id)
}

/** Anna says this and takes it back. */
async function sayAndDelete(db: Database, body: string): Promise<void> {
  await db.as(anna, async () => {
    const seq = await db.value(
      `select (public.send_message($1, gen_random_uuid(), $2) ->> 'seq')::bigint`,
      [id, body],
    )
    await db.query('select public.delete_message($1, $2)', [id, seq])
  })
}

const hide = (db: Database) =>
  db.query(`update public.inboxes set deleted_messages = 'hidden' where id = $1`, [widgetInbox.id])

test('a deleted last message is said to be deleted, and does not count as unread', async ({
  db,
}) => {
  const before = await listed(db)
  await sayAndDelete(db, 'Опечатка')
  expect(await listed(db)).toMatchObject({
    preview: '',
    preview_from: 'member',
    preview_deleted: true,
    unread: before?.unread,
  })
})

test('where customers see nothing of deleted messages, the last one before it stands there', async ({
  db,
}) => {
  const before = await listed(db)
  await hide(db)
  await sayAndDelete(db, 'Опечатка')
  await sayAndDelete(db, 'Ещё одна')
  expect(await listed(db)).toMatchObject({
    preview: before?.preview,
    preview_from: before?.preview_from,
    preview_deleted: false,
    unread: before?.unread,
  })
})

test('of a conversation whose every message was deleted nothing is left to say', async ({ db }) => {
  await hide(db)
  await db.query(
    `update public.messages set body = '', deleted_at = now() where conversation_id = $1`,
    [id],
  )
  expect(await listed(db)).toMatchObject({
    preview: '',
    preview_from: null,
    preview_deleted: false,
  })
})
