import { expect } from 'vitest'
import { anna, artem, vera, widgetInbox } from '../../../tests/support/cast.ts'
import { backend, stranger } from '../support/person.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

type Told = { secret: string; kid: string; previous_until: string | null }
type Live = { secrets: { kid: string; secret: string }[] }

const live = (db: Parameters<typeof verb>[0]) =>
  db.as(backend, () => db.value<Live>('select public.widget_inbox($1)', [widgetInbox.key]))

test('after a rotation two secrets are good, after the next one the newer two', async ({ db }) => {
  const first = await verb<Told>(db, artem, 'reveal_identity_secret($1)', [widgetInbox.id])
  const second = await verb<Told>(db, artem, 'rotate_identity_secret($1, 48)', [widgetInbox.id])
  expect(second.secret).toMatch(/^[0-9a-f]{64}$/)
  expect(second.previous_until).not.toBeNull()
  expect((await live(db)).secrets.map(({ secret }) => secret)).toEqual([
    second.secret,
    first.secret,
  ])
  const third = await verb<Told>(db, artem, 'rotate_identity_secret($1)', [widgetInbox.id])
  expect((await live(db)).secrets).toEqual([
    { kid: third.kid, secret: third.secret },
    { kid: second.kid, secret: second.secret },
  ])
  const kinds = await db.rows<{ kind: string; details: object }>(
    `select kind, details from public.audit_entries where kind like 'identity%' order by id`,
  )
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'identity_secret_read',
    'identity_secret_rotated',
    'identity_secret_rotated',
  ])
  expect(JSON.stringify(kinds)).not.toContain(first.secret)
})

test('the secret before ends in time, and at once where it leaked', async ({ db }) => {
  await verb(db, vera, 'rotate_identity_secret($1, 0)', [widgetInbox.id])
  expect((await live(db)).secrets).toHaveLength(1)
  await verb(db, vera, 'rotate_identity_secret($1, 1)', [widgetInbox.id])
  expect((await live(db)).secrets).toHaveLength(2)
  await db.query(`update private.inbox_secrets set previous_until = now() - interval '1 second'`)
  expect((await live(db)).secrets).toHaveLength(1)
})

test('nobody without manage_inboxes learns or changes a secret', async ({ db }) => {
  for (const call of ['reveal_identity_secret($1)', 'rotate_identity_secret($1)'])
    await expectVerbRefused(db, anna, 'not_permitted', call, [widgetInbox.id])
  await db.as(stranger, () =>
    expectRefused(db.query('select public.reveal_identity_secret($1)', [widgetInbox.id]), '42501'),
  )
  for (const hours of [-1, 721, null])
    await db.as(vera, () =>
      expectRefused(
        db.query('select public.rotate_identity_secret($1, $2)', [widgetInbox.id, hours]),
        'PT400',
      ),
    )
  for (const name of ['reveal_identity_secret', 'rotate_identity_secret'])
    await db.as(vera, () =>
      expectRefused(db.query(`select public.${name}($1)`, [crypto.randomUUID()]), 'PT404'),
    )
})
