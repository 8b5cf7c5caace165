import { randomUUID } from 'node:crypto'
import { vera } from '../support/cast.ts'
import { ask } from './people/table.ts'
import { expect, test } from './people/test.ts'

const queue = 'members/mail-invitation'

/** A letter that was tried as often as allowed; of an invitation that nobody knows any more. */
async function deadLetter(): Promise<string> {
  const invitation = randomUUID()
  await ask(`select private.enqueue($1, $2::jsonb)`, [
    `${queue}/dead`,
    JSON.stringify({ invitation_id: invitation }),
  ])
  await ask(
    `update pgboss.job set output = '{"message": "The mail server said no"}' where data ->> 'invitation_id' = $1`,
    [invitation],
  )
  return invitation
}

test('an operator finds what failed and why, drops one job and has another done', async ({
  newAgent,
}) => {
  const [hopeless, worthwhile] = [await deadLetter(), await deadLetter()]
  const where = async (invitation: string) =>
    (
      await ask<{ at: string }>(
        `select name || ' ' || state as at from pgboss.job where data ->> 'invitation_id' = $1`,
        [invitation],
      )
    ).map(({ at }) => at)
  const { page } = await newAgent(vera)
  await page.goto('/settings/queues')
  const row = page.getByRole('row').filter({ hasText: queue })
  await expect(row.getByText('Нужен человек')).toBeVisible()
  await row.getByRole('button').click()

  const job = (invitation: string) =>
    page.getByRole('list', { name: 'Задачи' }).getByRole('listitem').filter({ hasText: invitation })
  await expect(job(hopeless).getByText('The mail server said no')).toBeVisible()
  await job(hopeless).getByRole('button', { name: 'Убрать' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Убрать' }).click()
  await expect(job(hopeless)).toHaveCount(0)
  expect(await where(hopeless)).toEqual([])

  await job(worthwhile).getByRole('button', { name: 'Выполнить сейчас' }).click()
  await expect(job(worthwhile)).toHaveCount(0)
  await expect.poll(() => where(worthwhile)).toEqual([`${queue} completed`])
})
