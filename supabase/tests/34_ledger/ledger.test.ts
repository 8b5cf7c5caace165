import { expect } from 'vitest'
import {
  anna,
  artem,
  boris,
  conversations,
  darya,
  vera,
  widgetInbox,
} from '../../../tests/support/cast.ts'
import type { Database } from '../support/database.ts'
import { maria } from '../support/customer.ts'
import { expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const id = conversations.mariaTickets
type History = {
  entries: { revision: number; change: string; body: string | null; changed_by: string }[]
}

const edit = (db: Database, body: string) =>
  db.as(anna, () => db.query('select public.edit_message($1, 2, $2)', [id, body]))
const remove = (db: Database) =>
  db.as(anna, () => db.query('select public.delete_message($1, 2)', [id]))
const history = (db: Database) => verb<History>(db, vera, 'message_history($1, 2)', [id])
const restore = (db: Database, revision: number) =>
  verb(db, artem, 'restore_message($1, 2, $2)', [id, revision])

test('every earlier text stays, with who and when, and reading it is audited', async ({ db }) => {
  const first = await db.value(
    'select body from public.messages where conversation_id = $1 and seq = 2',
    [id],
  )
  await edit(db, 'Исправлено')
  await remove(db)
  await remove(db)
  expect((await history(db)).entries).toMatchObject([
    { revision: 1, change: 'edited', body: first, changed_by: anna.id },
    { revision: 2, change: 'deleted', body: 'Исправлено', changed_by: anna.id },
  ])
  const [read] = await db.rows(
    'select kind, actor_id, subject_id, details from public.audit_entries order by id desc limit 1',
  )
  expect(read).toEqual({
    kind: 'deleted_text_read',
    actor_id: vera.id,
    subject_id: id,
    details: { seq: 2 },
  })
})

test('restoring is one more entry, and the first words count as never edited', async ({ db }) => {
  await edit(db, 'Исправлено')
  await remove(db)
  expect(await restore(db, 2)).toMatchObject({
    body: 'Исправлено',
    deleted_at: null,
    edited_at: expect.any(String),
  })
  expect(await restore(db, 1)).toMatchObject({ deleted_at: null, edited_at: null })
  expect((await history(db)).entries.map((entry) => entry.change)).toEqual([
    'edited',
    'deleted',
    'restored',
    'restored',
  ])
  const kinds = await db.rows(
    `select distinct kind from public.audit_entries where kind like 'message%' order by kind`,
  )
  expect(kinds).toEqual([{ kind: 'message_deleted' }, { kind: 'message_restored' }])
})

refusal(
  'message_revisions',
  'agents read and restore nothing; nobody reads past the verb',
  async ({ db }) => {
    await remove(db)
    for (const person of [anna, boris]) {
      await db.as(person, async () => {
        await expectRefused(db.query('select public.message_history($1, 2)', [id]), '42501')
        await expectRefused(db.query('select public.restore_message($1, 2, 1)', [id]), '42501')
      })
    }
    await db.as(vera, () =>
      expectRefused(db.query('select * from public.message_revisions'), '42501'),
    )
  },
)

refusal(
  'message_revisions',
  'who may read deleted texts does so only in conversations one sees',
  async ({ db }) => {
    await remove(db)
    await db.query(
      `insert into public.roles (key, name, scope, permissions) values ('keeper', 'Keeper', 'teams', '{read_deleted,restore_messages,edit_messages}')`,
    )
    await db.query(
      `update public.members set role_id = (select id from public.roles where key = 'keeper') where id = $1`,
      [darya.id],
    )
    await db.as(darya, async () => {
      await expectRefused(db.query('select public.message_history($1, 2)', [id]), 'PT404')
      await expectRefused(db.query('select public.restore_message($1, 2, 1)', [id]), 'PT404')
    })
  },
)

refusal(
  'message_revisions',
  'the ledger is never changed, not even by the owner',
  async ({ db }) => {
    await remove(db)
    for (const statement of [
      `update public.message_revisions set body = ''`,
      `update public.message_revisions set erased_at = now(), body = 'другое', files = '[]', salt = null`,
      `update public.message_revisions set erased_at = now(), body = '', files = '[]', salt = null, changed_by = '${vera.id}'`,
      'delete from public.message_revisions',
      'truncate public.message_revisions',
    ]) {
      await expectRefused(db.query(statement), '42501')
    }
  },
)

test('a customer sees that a message was deleted, or nothing, as the inbox says', async ({
  db,
}) => {
  const mia = await maria(db)
  const deleted = async () => {
    const { messages } = await db.as(mia, () =>
      db.value<{ messages: { seq: number; hidden?: boolean; body: string }[] }>(
        'select public.contact_messages($1)',
        [id],
      ),
    )
    return messages.find((message) => message.seq === 2)
  }
  await remove(db)
  expect(await deleted()).toMatchObject({ body: '' })
  expect(await deleted()).not.toHaveProperty('hidden')
  await db.query(`update public.inboxes set deleted_messages = 'hidden' where id = $1`, [
    widgetInbox.id,
  ])
  expect(await deleted()).toMatchObject({ body: '', hidden: true })
})

test('what was broadcast before an edit is under names that open nothing any more', async ({
  db,
}) => {
  const mia = await maria(db)
  const names = await Promise.all([
    db.value<string>(`select private.conversation_topic('conversation', $1)`, [id]),
    db.value<string>('select private.contact_topic($1)', [mia.id]),
  ])
  await edit(db, 'Исправлено')
  expect(await db.as(anna, () => db.value('select private.may_receive($1)', [names[0]]))).toBe(
    false,
  )
  expect(await db.as(mia, () => db.value('select private.may_receive($1)', [names[1]]))).toBe(false)
})

test('the list’s rows that told a deleted text are emptied, so that no replay brings it back', async ({
  db,
}) => {
  const told = `select count(*)::int from realtime.messages where payload::text like '%до поры%'`
  const { seq } = await db.as(anna, () =>
    db.value<{ seq: number }>('select public.send_message($1, gen_random_uuid(), $2)', [
      id,
      'до поры',
    ]),
  )
  expect(await db.value(told)).toBeGreaterThan(2)
  await db.as(anna, () => db.query('select public.delete_message($1, $2)', [id, seq]))
  expect(await db.value(told)).toBe(0)
})
