import { expect } from 'vitest'
import { anna, boris, conversations, darya, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'

const id = conversations.mariaTickets
type File = { id: string; path: string }

const register = (db: Database, name = 'билет.pdf') =>
  db.value<File>(`select public.register_attachment($1, $2, 'application/pdf', 1000)`, [id, name])
const upload = (db: Database, path: string) =>
  db.query(`insert into storage.objects (bucket_id, name) values ('attachments', $1)`, [path])
const send = `select public.send_message($1, gen_random_uuid(), '', array[$2]::uuid[]) as message`

test('an uploader registers, stores and sends a file', async ({ db }) => {
  await db.as(anna, async () => {
    const file = await register(db)
    await upload(db, file.path)
    const message = await db.value<{ attachments: object[] }>(send, [id, file.id])
    expect(message.attachments).toEqual([
      { id: file.id, name: 'билет.pdf', content_type: 'application/pdf', bytes: 1000 },
    ])
  })
  const mia = await maria(db)
  await db.as(mia, async () =>
    expect(await db.rows('select * from storage.objects')).toHaveLength(1),
  )
  await db.as(darya, () => expectNoRows(db.rows('select * from storage.objects')))
})

refusal('attachments', 'a loose file is its uploader’s alone', async ({ db }) => {
  const file = await db.as(anna, () => register(db))
  const mia = await maria(db)
  await db.as(mia, () =>
    expectNoRows(db.rows('select * from public.attachments where id = $1', [file.id])),
  )
  await db.as(boris, () => expectRefused(db.query(send, [id, file.id]), 'PT400'))
})

refusal('attachments', 'a file of a note stays inside the team', async ({ db }) => {
  const file = await db.as(anna, async () => {
    const made = await register(db)
    await upload(db, made.path)
    return made
  })
  await db.query(
    'update public.attachments set note_id = (select id from public.notes where conversation_id = $2) where id = $1',
    [file.id, id],
  )
  const mia = await maria(db)
  await db.as(mia, async () => {
    await expectNoRows(db.rows('select * from public.attachments'))
    await expectNoRows(db.rows('select * from storage.objects'))
  })
})

refusal('attachments', 'nothing is stored under another’s or an invented path', async ({ db }) => {
  const file = await db.as(anna, () => register(db))
  await db.as(boris, () => expectRefused(upload(db, file.path), '42501'))
  await db.as(anna, async () => {
    await expectRefused(upload(db, `${id}/${crypto.randomUUID()}/x.pdf`), '42501')
    await expectRefused(upload(db, `${id}/${file.id}/other.pdf`), '42501')
    await expectRefused(upload(db, `${conversations.elenaHotel}/${file.id}/билет.pdf`), '42501')
  })
})

refusal('attachments', 'impossible names and sizes are refused by name', async ({ db }) => {
  await db.as(anna, async () => {
    await expectRefused(register(db, '../x'), '23514')
    const huge = db.query(`select public.register_attachment($1, 'x', 'a/b', 99999999999)`, [id])
    expect((await expectRefused(huge, 'PT413')).message).toBe('file_too_large')
  })
})

refusal('attachments', 'a deleted message takes its files along', async ({ db }) => {
  const { seq } = await db.as(anna, async () => {
    const file = await register(db)
    await upload(db, file.path)
    return db.value<{ seq: number }>(send, [id, file.id])
  })
  const mia = await maria(db)
  const reads = () => db.rows('select name from storage.objects')
  expect(await db.as(mia, reads)).toHaveLength(1)
  await db.as(anna, () => db.query('select public.delete_message($1, $2)', [id, seq]))
  for (const person of [mia, anna, boris]) {
    await db.as(person, async () => {
      await expectNoRows(db.rows('select * from public.attachments'))
      await expectNoRows(reads())
    })
  }
  // With read_deleted it is part of what the ledger keeps, for who has opened the ledger, which is audited.
  await db.as(vera, async () => {
    await expectNoRows(reads())
    await db.query('select public.message_history($1, $2)', [id, seq])
    expect(await reads()).toHaveLength(1)
  })
  await db.query(`update private.ledger_readings set read_at = now() - interval '61 minutes'`)
  await db.as(vera, () => expectNoRows(reads()))
})

test('a file is found by its id, not by reading every attachment', async ({ db }) => {
  await db.query('set local enable_seqscan = off')
  const plan = await db.as(anna, () =>
    db.rows<{ 'QUERY PLAN': string }>(
      `explain select * from storage.objects where bucket_id = 'attachments'`,
    ),
  )
  const lines = plan.map((row) => row['QUERY PLAN']).join('\n')
  expect(lines).toContain('Index Scan using attachments_pkey')
})
