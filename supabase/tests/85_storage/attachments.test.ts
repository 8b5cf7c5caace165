import { expect } from 'vitest'
import { allowedExtensions } from '../../../lib/files/allowed.ts'
import { anna, boris, conversations, darya, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { announce, pass, store, storedFile } from '../support/stored-file.ts'
import { test } from '../support/test.ts'

const id = conversations.mariaTickets
const send = `select public.send_message($1, gen_random_uuid(), '', $2::uuid[]) as message`
type Sent = { seq: number; attachments: object[]; conversation_id: string }
const objects = (db: Database) => db.rows('select name from storage.objects')

test('an uploader registers, stores and sends a file', async ({ db }) => {
  const file = await storedFile(db, anna)
  expect(file.path).toBe(`${file.id}/file.pdf`)
  const message = await db.as(anna, () => db.value<Sent>(send, [id, [file.id]]))
  expect(message.attachments).toEqual([
    {
      id: file.id,
      name: 'билет.pdf',
      content_type: 'application/pdf',
      bytes: 1000,
      path: file.path,
    },
  ])
  const mia = await maria(db)
  expect(await db.as(mia, () => objects(db))).toHaveLength(1)
  await db.as(darya, () => expectNoRows(objects(db)))
})

test('a picture is sent with its size, by what its bytes say', async ({ db }) => {
  const file = await announce(db, anna, 'Снимок экрана.PNG')
  expect(file).toMatchObject({ path: `${file.id}/file.png`, content_type: 'image/png' })
  await db.as(anna, () => store(db, file.path))
  await pass(db, file.id, 'image/jpeg', [640, 480])
  const message = await db.as(anna, () => db.value<Sent>(send, [id, [file.id]]))
  expect(message.attachments).toMatchObject([
    { content_type: 'image/jpeg', width: 640, height: 480 },
  ])
})

test('a customer’s file needs no conversation, and goes along into the one that continues an old one', async ({
  db,
}) => {
  const mia = await maria(db)
  const [first, second] = [await storedFile(db, mia), await storedFile(db, mia)]
  const begun = await db.as(mia, () =>
    db.value<{ message: Sent }>(
      `select public.start_conversation(gen_random_uuid(), gen_random_uuid(), 'С билетом', null, $1)`,
      [[first.id]],
    ),
  )
  expect(begun.message.attachments).toMatchObject([{ id: first.id }])
  await db.query(
    `update public.conversations set status = 'closed', closed_at = now() - interval '400 days' where id = $1`,
    [begun.message.conversation_id],
  )
  const later = await db.as(mia, () =>
    db.value<Sent>(send, [begun.message.conversation_id, [second.id]]),
  )
  expect(later.conversation_id).not.toBe(begun.message.conversation_id)
  expect(later.attachments).toMatchObject([{ id: second.id }])
})

test('a note takes files, alone or with words', async ({ db }) => {
  const file = await storedFile(db, anna)
  const note = await db.as(anna, () =>
    db.value<{ attachments: object[] }>(
      `select public.write_note($1, gen_random_uuid(), '', attachments => $2)`,
      [id, [file.id]],
    ),
  )
  expect(note.attachments).toMatchObject([{ id: file.id }])
})

refusal('attachments', 'a loose file is its uploader’s alone', async ({ db }) => {
  const file = await storedFile(db, anna)
  const mia = await maria(db)
  for (const person of [mia, boris, vera])
    await db.as(person, async () => {
      await expectNoRows(db.rows('select * from public.attachments where path = $1', [file.path]))
      await expectNoRows(objects(db))
      const refused = await expectRefused(db.query(send, [id, [file.id]]), 'PT400')
      expect(refused.message).toBe('attachment_not_found')
    })
})

refusal('attachments', 'nothing is sent unstored, half stored or unchecked', async ({ db }) => {
  const [missing, unchecked, cut] = [
    await announce(db, anna, 'a.pdf'),
    await announce(db, anna, 'b.pdf'),
    await announce(db, anna, 'c.pdf'),
  ]
  await db.as(anna, async () => {
    await store(db, unchecked.path)
    await store(db, cut.path, 999)
  })
  for (const file of [missing, cut])
    expect((await expectRefused(pass(db, file.id), 'PT409')).message).toBe('upload_missing')
  await db.as(anna, async () => {
    for (const file of [missing, unchecked, cut])
      expect((await expectRefused(db.query(send, [id, [file.id]]), 'PT409')).message).toBe(
        'file_not_checked',
      )
  })
  await pass(db, unchecked.id)
  await db.query(
    `update storage.objects set metadata = '{"size": 5}' where name = '${unchecked.path}'`,
  )
  await db.as(anna, async () =>
    expect((await expectRefused(db.query(send, [id, [unchecked.id]]), 'PT409')).message).toBe(
      'upload_missing',
    ),
  )
})

refusal('attachments', 'nobody says of a file that it was checked', async ({ db }) => {
  const file = await announce(db, anna, 'a.pdf')
  await db.as(anna, async () => {
    await store(db, file.path)
    await expectRefused(db.query('select public.pass_attachment($1, $2)', [file.id, 'x']), '42501')
    await expectRefused(db.query('update public.attachments set checked_at = now()'), '42501')
  })
  const sent = await storedFile(db, anna)
  await db.as(anna, () => db.query(send, [id, [sent.id]]))
  expect((await expectRefused(pass(db, sent.id, 'text/html'), 'PT404')).message).toBe(
    'attachment_not_found',
  )
})

refusal('attachments', 'a file of a note stays inside the team', async ({ db }) => {
  const file = await storedFile(db, anna)
  await db.as(anna, () =>
    db.query(`select public.write_note($1, gen_random_uuid(), 'x', attachments => $2)`, [
      id,
      [file.id],
    ]),
  )
  const mia = await maria(db)
  await db.as(mia, async () => {
    await expectNoRows(db.rows('select * from public.attachments'))
    await expectNoRows(objects(db))
  })
})

refusal('attachments', 'nothing is stored under another’s or an invented path', async ({ db }) => {
  const file = await announce(db, anna, 'a.pdf')
  await db.as(boris, () => expectRefused(store(db, file.path), '42501'))
  await db.as(anna, async () => {
    await expectRefused(store(db, `${crypto.randomUUID()}/file.pdf`), '42501')
    await expectRefused(store(db, `${file.id}/other.pdf`), '42501')
    await expectRefused(store(db, `${id}/${file.id}/a.pdf`), '42501')
  })
})

refusal('attachments', 'impossible names, types and sizes are refused by name', async ({ db }) => {
  const ask = (name: string, bytes: number, type = '') =>
    db.query(`select public.register_attachment($1, $2, $3, $4)`, [id, name, type, bytes])
  await db.as(anna, async () => {
    await expectRefused(ask('../x.pdf', 1), '23514')
    const refused = async (query: Promise<unknown>, state: string) =>
      (await expectRefused(query, state)).message
    expect(await refused(ask('x.pdf', 99_999_999_999), 'PT413')).toBe('file_too_large')
    expect(await refused(ask('x.pdf', 0), 'PT400')).toBe('file_empty')
    const types = ['x.exe', 'x', 'x.html', 'x.svg', 'x.js', 'x.pdf.lnk', 'счёт\u202efdp.exe']
    for (const name of types) expect(await refused(ask(name, 1), 'PT415')).toBe('file_type_refused')
    expect(await refused(ask('x.png', 1, 'image/svg+xml'), 'PT415')).toBe('file_type_refused')
    expect(await refused(ask(null as never, 1), 'PT415')).toBe('file_type_refused')
  })
})

refusal(
  'attachments',
  'at most ten files a message, and a bounded heap of loose ones',
  async ({ db }) => {
    const mia = await maria(db)
    const files: string[] = []
    for (let n = 0; n < 11; n += 1) files.push((await storedFile(db, mia)).id)
    await db.as(mia, async () => {
      expect((await expectRefused(db.query(send, [id, files]), 'PT400')).message).toBe(
        'too_many_files',
      )
      await db.query(send, [id, files.slice(0, 10)])
    })
    await db.query(
      `insert into public.attachments (uploader_kind, uploader_id, name, content_type, bytes)
     select 'contact', $1, 'x', 'text/plain', 26214400 from generate_series(1, 10)`,
      [mia.id],
    )
    await db.as(mia, async () => {
      const one = db.query(`select public.register_attachment(null, 'x.txt', '', 26214400)`)
      expect((await expectRefused(one, 'PT429')).message).toBe('too_many_loose_files')
    })
  },
)

refusal('attachments', 'a deleted message takes its files along', async ({ db }) => {
  const file = await storedFile(db, anna)
  const { seq } = await db.as(anna, () => db.value<Sent>(send, [id, [file.id]]))
  const mia = await maria(db)
  expect(await db.as(mia, () => objects(db))).toHaveLength(1)
  await db.as(anna, () => db.query('select public.delete_message($1, $2)', [id, seq]))
  for (const person of [mia, anna, boris]) {
    await db.as(person, async () => {
      await expectNoRows(db.rows('select * from public.attachments'))
      await expectNoRows(objects(db))
    })
  }
  // With read_deleted it is part of what the ledger keeps, for who has opened the ledger, which is audited.
  await db.as(vera, async () => {
    await expectNoRows(objects(db))
    await db.query('select public.message_history($1, $2)', [id, seq])
    expect(await objects(db)).toHaveLength(1)
  })
  await db.query(`update private.ledger_readings set read_at = now() - interval '61 minutes'`)
  await db.as(vera, () => expectNoRows(objects(db)))
})

test('a file is found by its path, not by reading every attachment', async ({ db }) => {
  await db.query('set local enable_seqscan = off')
  const plan = await db.as(anna, () =>
    db.rows<{ 'QUERY PLAN': string }>(
      `explain select * from storage.objects where bucket_id = 'attachments'`,
    ),
  )
  const lines = plan.map((row) => row['QUERY PLAN']).join('\n')
  expect(lines).toContain('Index Scan using attachments_path')
})

test('what a file field offers is what the database takes, and the bucket takes no other type', async ({
  db,
}) => {
  const types = await db.value<Record<string, string>>('select private.file_types()')
  expect(Object.keys(types).sort()).toEqual(allowedExtensions.toSorted())
  const bucket = await db.value<string[]>(
    `select allowed_mime_types from storage.buckets where id = 'attachments'`,
  )
  expect(bucket.toSorted()).toEqual([...new Set(Object.values(types))].sort())
  expect(Object.values(types).filter((type) => /html|svg|xml$|script/.test(type))).toEqual([])
})
