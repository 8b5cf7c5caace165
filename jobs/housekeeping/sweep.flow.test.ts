import { expect, vi } from 'vitest'
import type { Database } from '#lib/queue/database.ts'
import { contacts, conversations, widgetInbox } from '../../tests/support/cast.ts'
import type { DeskInDatabase } from '../../tests/support/desk-in-database.ts'
import { until } from '../../tests/support/mail-catcher.ts'
import { catchRemovals, type StorageCatcher } from '../../tests/support/storage-catcher.ts'
import { test as base } from '../../tests/support/worker-test.ts'
import { sweep } from './sweep.ts'

const test = base.extend<{ storage: StorageCatcher; run: () => Promise<string> }>({
  storage: async ({}, provide) => {
    const storage = await catchRemovals()
    vi.stubEnv('SUPABASE_URL', storage.url)
    vi.stubEnv('SUPABASE_SECRET_KEY', 'sb_secret_test')
    await provide(storage)
    storage.stop()
  },
  run: async ({ desk, storage: _configured }, provide) => {
    await provide(() =>
      sweep({}, { database: desk.database, signal: new AbortController().signal }),
    )
  },
})

const count = async (database: Database, from: string, values: unknown[] = []) => {
  const [row] = await database.sql<{ n: number }>(`select count(*)::int as n from ${from}`, values)
  return row?.n
}

/** A browser's session that ended so many days ago; without a contact that of a new visitor. */
async function session(
  { database }: DeskInDatabase,
  ended: { expired?: number; revoked?: number },
  contact?: string,
): Promise<string> {
  const [row] = await database.sql<{ contact_id: string }>(
    `with visitor as (insert into public.contacts default values returning id)
     insert into public.visitor_sessions (contact_id, inbox_id, secret_hash, expires_at, revoked_at)
     select coalesce($1, v.id), $2, extensions.gen_random_bytes(32),
       now() - make_interval(days => coalesce($3, -30)), now() - make_interval(days => $4)
     from visitor v returning contact_id`,
    [contact ?? null, widgetInbox.id, ended.expired ?? null, ended.revoked ?? null],
  )
  return row?.contact_id ?? ''
}

test('sessions go a week after their end, and with them visitors who never wrote', async ({
  desk,
  run,
}) => {
  const expired = await session(desk, { expired: 8 })
  const revoked = await session(desk, { revoked: 8 })
  const [recent, open] = [await session(desk, { expired: 6 }), await session(desk, {})]
  const returning = await session(desk, { expired: 8 })
  await session(desk, {}, returning)
  await session(desk, { expired: 8 }, contacts.maria.id)
  await session(desk, { revoked: 8 }, contacts.visitor.id)

  await run()
  const left = async (id: string) => [
    await count(desk.database, 'public.visitor_sessions where contact_id = $1', [id]),
    await count(desk.database, 'public.contacts where id = $1', [id]),
  ]
  expect(await left(expired)).toEqual([0, 0])
  expect(await left(revoked)).toEqual([0, 0])
  expect(await left(recent)).toEqual([1, 1])
  expect(await left(open)).toEqual([1, 1])
  expect(await left(returning)).toEqual([1, 1])
  // Known by name, and known by what was written: both stay.
  expect(await left(contacts.maria.id)).toEqual([0, 1])
  expect(await left(contacts.visitor.id)).toEqual([0, 1])
})

test('visitors who looked in, said nothing and stayed away go after a week', async ({
  desk,
  run,
}) => {
  const visitor = async (days: number, name: string | null = null) => {
    const id = await session(desk, {})
    await desk.database.sql(
      `update public.contacts set created_at = now() - make_interval(days => $2), name = $3 where id = $1`,
      [id, days, name],
    )
    await desk.database.sql(
      `update public.visitor_sessions set last_seen_at = now() - make_interval(days => $2) where contact_id = $1`,
      [id, days],
    )
    return id
  }
  const [silent, recent, named] = [await visitor(8), await visitor(6), await visitor(8, 'Имя')]
  await desk.database.sql(
    `update public.visitor_sessions set last_seen_at = now() - interval '80 days' where contact_id = $1`,
    [contacts.visitor.id],
  )
  await run()
  const left = await desk.database.sql<{ id: string }>(
    'select id from public.contacts where id = any ($1)',
    [[silent, recent, named, contacts.visitor.id]],
  )
  expect(left.map(({ id }) => id).sort()).toEqual([recent, named, contacts.visitor.id].sort())
})

test('of limits and addresses nothing stays longer than it is needed', async ({ desk, run }) => {
  await desk.database.sql(
    `insert into private.rate_buckets values ('trial', 'old', 1, 1, now() - interval '3 days'), ('trial', 'new', 1, 1, now())`,
  )
  await desk.database.sql(
    `insert into private.address_salts (day) select (now() at time zone 'utc')::date - n from unnest(array[0, 1, 5]) n`,
  )
  await run()
  expect(await count(desk.database, 'private.rate_buckets')).toBe(1)
  expect(await count(desk.database, 'private.address_salts')).toBe(2)
})

test('more than one batch is swept', async ({ desk, run }) => {
  await desk.database.sql(
    `insert into public.visitor_sessions (contact_id, inbox_id, secret_hash, expires_at)
     select $1, $2, extensions.gen_random_bytes(32), now() - interval '8 days'
     from generate_series(1, 1200)`,
    [contacts.maria.id, widgetInbox.id],
  )
  expect(await run()).toContain('endedSessions 1200')
  expect(await count(desk.database, `public.visitor_sessions where expires_at < now()`)).toBe(0)
})

test('broadcasts of more than three days ago go', async ({ desk, run }) => {
  await desk.database.sql(
    `insert into realtime.messages (topic, extension, payload, event, private, inserted_at)
     select 't', 'broadcast', '{}', d::text, true, (now() at time zone 'utc') - make_interval(days => d)
     from unnest(array[0, 2, 4, 40]) d`,
  )
  await run()
  const left = await desk.database.sql<{ event: string }>(
    `select event from realtime.messages where topic = 't' order by event`,
  )
  expect(left.map(({ event }) => event)).toEqual(['0', '2'])
})

test('beats of the dead go, those of the living stay', async ({ desk, run }) => {
  await desk.database.sql(
    `insert into public.worker_beats (worker_id, beat_at)
     values ('dead', now() - interval '2 hours'), ('late', now() - interval '5 minutes')`,
  )
  await run()
  expect(await desk.database.sql('select worker_id from public.worker_beats')).toEqual([
    { worker_id: 'late' },
  ])
})

const conversation = conversations.mariaTickets

/** A file announced two days ago, unless `days` says otherwise. */
async function file({ database }: DeskInDatabase, name: string, seq?: number, days = 2) {
  const [row] = await database.sql<{ path: string }>(
    `insert into public.attachments
       (conversation_id, message_seq, uploader_kind, uploader_id, name, content_type, bytes, path, created_at)
     values (case when $2::bigint is not null then $1::uuid end, $2, 'contact', $3, $4, 'image/png', 10,
       gen_random_uuid() || '/file.png', now() - make_interval(days => $5))
     returning path`,
    [conversation, seq ?? null, contacts.maria.id, name, days],
  )
  return row?.path ?? ''
}

test('files that were never sent go, bytes and row; sent and new ones stay', async ({
  desk,
  storage,
  run,
}) => {
  const loose = await file(desk, 'loose.png')
  await file(desk, 'sent.png', 1)
  await file(desk, 'new.png', undefined, 0)
  await run()
  expect(storage.removed).toEqual([loose])
  const left = await desk.database.sql('select name from public.attachments order by name')
  expect(left).toEqual([{ name: 'new.png' }, { name: 'sent.png' }])
})

test('while Storage fails the rows stay, the rest is swept, and the job says so', async ({
  desk,
  storage,
  run,
}) => {
  storage.fail = true
  await file(desk, 'loose.png')
  const visitor = await session(desk, { expired: 8 })
  await expect(run()).rejects.toThrow('not complete')
  expect(await count(desk.database, 'public.attachments')).toBe(1)
  expect(await count(desk.database, 'public.contacts where id = $1', [visitor])).toBe(0)
  storage.fail = false
  await run()
  expect(await count(desk.database, 'public.attachments')).toBe(0)
})

test('the worker does it', async ({ desk, storage: _configured, startWorker }) => {
  const visitor = await session(desk, { expired: 8 })
  await startWorker()
  await desk.database.sql(`select private.enqueue('housekeeping/sweep', '{}')`)
  await until(
    async () => (await count(desk.database, 'public.contacts where id = $1', [visitor])) === 0,
  )
})
