import { expect } from 'vitest'
import { anna, boris, conversations, darya, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'

const id = conversations.mariaTickets

const save = (db: Database, person: Person, message: string, note = '', revision = 0) =>
  verb<string>(db, person, 'save_draft($1, $2, $3, $4, revision => $5, saved_by => $6)', [
    id,
    note ? 'note' : 'message',
    message,
    note,
    revision,
    'this-tab',
  ])

const kept = (db: Database, person: Person) =>
  db.as(person, () =>
    db.rows(
      'select tab, message, note, revision::int from public.drafts where conversation_id = $1',
      [id],
    ),
  )

test('a draft is kept, the newest saving over an older one, and is gone when it is empty', async ({
  db,
}) => {
  expect(Number(await save(db, anna, 'Добрый день'))).toBe(1)
  expect(Number(await save(db, anna, 'Добрый день, Мария', '', 1))).toBe(2)
  // A tab that has not heard of the second saving writes over it, and knows a newer revision than both.
  expect(Number(await save(db, anna, '', 'Спросить кассу', 1))).toBe(3)
  expect(await kept(db, anna)).toEqual([
    { tab: 'note', message: '', note: 'Спросить кассу', revision: 3 },
  ])
  expect(Number(await save(db, anna, '', '', 3))).toBe(4)
  expect(await kept(db, anna)).toEqual([])
  // A browser that has seen the fourth is not told that the first saving of a new draft is older.
  expect(Number(await save(db, anna, 'Ещё раз', '', 4))).toBe(5)
})

test('the member’s other tabs hear that there is something newer, not what', async ({ db }) => {
  await save(db, anna, 'Тайна черновика')
  const said = await db.rows<{ payload: Record<string, unknown> }>(
    `select payload from realtime.messages where topic = 'member:' || $1 and event = 'draft'`,
    [anna.id],
  )
  expect(said).toMatchObject([
    { payload: { conversation_id: id, revision: 1, is_empty: false, saved_by: 'this-tab' } },
  ])
  expect(JSON.stringify(said)).not.toContain('Тайна')
})

refusal('drafts', 'nobody reads another’s, a superadmin neither', async ({ db }) => {
  await save(db, anna, 'Черновик')
  for (const person of [boris, vera, await maria(db)]) await expectNoRows(kept(db, person))
})

refusal('drafts', 'they are changed by the verb alone', async ({ db }) => {
  await save(db, anna, 'Черновик')
  await db.as(anna, () =>
    expectRefused(db.query(`update public.drafts set message = 'x'`), '42501'),
  )
})

refusal(
  'drafts',
  'not in a conversation that one does not see, and not by a customer',
  async ({ db }) => {
    expect((await expectRefused(save(db, darya, 'x'), 'PT404')).message).toBe(
      'conversation_not_found',
    )
    expect((await expectRefused(save(db, await maria(db), 'x'), '42501')).message).toBe(
      'not_a_member',
    )
  },
)

refusal('drafts', 'of a conversation that was lost nothing is shown', async ({ db }) => {
  await save(db, anna, 'Черновик')
  await db.query(
    `update public.conversations set assignee_id = null, team_id = (select id from public.teams where name = 'Отели') where id = $1`,
    [id],
  )
  await expectNoRows(kept(db, anna))
})

refusal('drafts', 'what is too long, or none', async ({ db }) => {
  expect((await expectRefused(save(db, anna, 'x'.repeat(100_001)), 'PT400')).message).toBe(
    'message_too_long',
  )
  await db.as(anna, () =>
    expectRefused(db.query(`select public.save_draft($1, 'reply', '', '')`, [id]), 'PT400'),
  )
})

test('the erasure of a customer takes what is being written to it', async ({ db }) => {
  await save(db, anna, 'Мария, ваш паспорт')
  await db.as(vera, () =>
    db.value(
      `select public.erase_contact((select contact_id from public.conversations where id = $1), 'Просьба')`,
      [id],
    ),
  )
  expect(await db.value('select count(*)::int from public.drafts')).toBe(0)
})
