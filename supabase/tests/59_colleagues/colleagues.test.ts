import { expect } from 'vitest'
import { anna, boris, conversations } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import { expectRefused } from '../support/refusal.ts'
import { test } from '../support/test.ts'

type Load = { member_id: string; availability: string; open: number; capacity: number }

const loads = 'select public.colleague_loads() as loads'

test('everybody on the team sees how much each colleague has, as it is now', async ({ db }) => {
  const [before] = await db.as(anna, () => db.rows<{ loads: Load[] }>(loads))
  const of = (all: Load[], id: string) => all.find((load) => load.member_id === id)!
  const had = of(before!.loads, boris.id)
  expect(had).toMatchObject({ availability: 'away', capacity: 8 })
  await db.as(anna, () =>
    db.query('select public.assign_conversation($1, $2)', [conversations.pavelRefund, boris.id]),
  )
  const [after] = await db.as(anna, () => db.rows<{ loads: Load[] }>(loads))
  expect(of(after!.loads, boris.id).open).toBe(had.open + 1)
})

test('whoever was deactivated has no load, and customers learn nobody’s', async ({ db }) => {
  await db.query('update public.members set deactivated_at = now() where id = $1', [boris.id])
  const [row] = await db.as(anna, () => db.rows<{ loads: Load[] }>(loads))
  expect(row!.loads.map((load) => load.member_id)).not.toContain(boris.id)
  await expectRefused(db.as(boris, () => db.query(loads)))
  await expectRefused(db.as(await maria(db), () => db.query(loads)))
})
