import { expect } from 'vitest'
import { anna, contacts, darya, vera } from '../../../tests/support/cast.ts'
import { pavel } from '../support/customer.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { verb } from '../support/verb.ts'
import { begin } from './merging.ts'

test('a second similar one is suggested until somebody tells them apart', async ({ db }) => {
  const paul = await pavel(db)
  const first = await begin(db, paul, 'Верните деньги за отменённый рейс в Казань')
  const second = await begin(db, paul, 'Когда вернёте деньги за отменённый рейс в Казань?')
  const similar = (who: Person) =>
    verb<{ id: string } | null>(db, who, 'similar_conversation($1)', [second])
  expect(await similar(anna)).toMatchObject({ id: first, why: 'same_person' })
  await verb(db, anna, 'tell_conversations_apart($1, $2)', [second, first])
  expect((await similar(anna))?.id).not.toBe(first)
})

refusal(
  'conversations',
  'no suggestion says that there is one that is not seen',
  async ({ db }) => {
    const paul = await pavel(db)
    const first = await begin(db, paul, 'Верните деньги за отменённый рейс в Казань')
    const second = await begin(db, paul, 'Когда вернёте деньги за отменённый рейс в Казань?')
    const of = (who: Person, id: string) =>
      verb<{ id: string } | null>(db, who, 'similar_conversation($1)', [id])
    await db.query('update public.conversations set team_id = $2 where id = $1', [
      first,
      '0b000000-0000-4000-8000-000000000002',
    ])
    const close = `update public.conversations set status = 'closed' where contact_id = $1 and id <> all ($2)`
    await db.query(close, [contacts.pavel.id, [first, second]])
    expect(await of(vera, second)).toMatchObject({ id: first })
    await expectNoRows([await of(anna, second)].filter(Boolean))
    await expectRefused(of(darya, second), 'PT404')
  },
)
