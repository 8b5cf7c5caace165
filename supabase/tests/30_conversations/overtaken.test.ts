import { expect } from 'vitest'
import {
  anna,
  boris,
  contacts,
  conversations,
  darya,
  teams,
  vera,
} from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import { copyRace } from '../support/race.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const id = conversations.mariaTickets

test('a reply overtaken by a move does not bring the conversation back to the old team', async ({
  pool,
}) => {
  await copyRace(pool, async (connect) => {
    const [mover, sender] = [await connect(vera), await connect(anna)]
    await mover.query('begin')
    await mover.query('select public.move_conversation($1, $2)', [id, teams.hotels])
    const sending = sender
      .query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'Отвечаю'])
      .catch((error: Error) => error.message)
    // The send has to have looked at the row, and to wait for the move.
    await pool.query('select pg_sleep(0.3)')
    await mover.query('commit')
    expect(await sending).toBe('conversation_not_found')
    const { rows } = await mover.query(
      'select assignee_id from public.conversations where id = $1',
      [id],
    )
    expect(rows).toEqual([{ assignee_id: null }])
  })
})

test('a reply overtaken by an assignment inside the team goes out', async ({ pool }) => {
  await copyRace(pool, async (connect) => {
    const [other, sender] = [await connect(vera), await connect(anna)]
    await other.query('begin')
    await other.query('select public.assign_conversation($1, $2)', [id, boris.id])
    const sending = sender.query('select public.send_message($1, gen_random_uuid(), $2)', [id, 'x'])
    await pool.query('select pg_sleep(0.3)')
    await other.query('commit')
    expect((await sending).rowCount).toBe(1)
  })
})

test('a mark says nothing about what was not read', async ({ db }) => {
  await db.as(darya, async () => {
    const mark = (seq: number | null) =>
      db.value('select public.mark_read($1, $2)', [conversations.elenaHotel, seq])
    const before = await mark(0)
    expect(await mark(null)).toBe(before)
  })
  await db.as(anna, async () => {
    const mark = (seq: number | null) =>
      db.value('select public.mark_read($1, $2)', [conversations.visitorCat, seq])
    expect(await mark(null)).toBe('0')
    expect(await mark(-5)).toBe('0')
  })
})

refusal(
  'read_marks',
  'a customer does not learn which members looked in, and when',
  async ({ db }) => {
    const mia = await maria(db)
    await db.as(vera, () => db.query('select public.mark_read($1, 3)', [id]))
    await db.as(mia, async () => {
      await expectNoRows(db.rows(`select * from public.read_marks where reader_kind = 'member'`))
      const own = await db.rows(
        'select reader_id from public.read_marks where conversation_id = $1',
        [id],
      )
      expect(own).toEqual([{ reader_id: contacts.maria.id }])
    })
  },
)

refusal('conversations', 'nobody keeps a conversation by mentioning oneself', async ({ db }) => {
  await db.as(boris, () =>
    db.query('select public.write_note($1, gen_random_uuid(), $2, $3)', [id, '@Борис', [boris.id]]),
  )
  await db.as(vera, () => db.query('select public.move_conversation($1, $2)', [id, teams.hotels]))
  await db.as(boris, async () => {
    await expectNoRows(db.rows('select * from public.conversations where id = $1', [id]))
    await expectRefused(db.query('select public.timeline_page($1)', [id]), 'PT404')
  })
})
