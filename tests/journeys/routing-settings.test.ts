import { anna, artem, widgetInbox } from '../support/cast.ts'
import { ownTeam } from './people/own-team.ts'
import { expect, once, test } from './people/test.ts'

test('an admin says how much of a team an agent takes, and of which topics', async ({
  newAgent,
}) => {
  const team = await ownTeam(once('Паромы'), [anna])
  const { page } = await newAgent(artem)
  await page.goto('/settings/routing?part=agents')
  const row = page
    .getByRole('list', { name: 'Агенты' })
    .getByRole('listitem')
    .filter({ hasText: 'Анна Морозова' })
  const change = async (most: string, isOnlyTickets: boolean) => {
    await row.getByRole('button', { name: /^Изменить/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Анна Морозова' })
    await dialog.getByLabel(`${team.name}: одновременно не больше`).fill(most)
    await dialog.getByRole('checkbox', { name: 'Билеты' }).setChecked(isOnlyTickets)
    await dialog.getByRole('button', { name: 'Сохранить' }).click()
    await expect(dialog).toHaveCount(0)
  }
  await expect(row).toContainText('все темы')
  await change('3', true)
  await expect(row).toContainText(`${team.name}: до 3`)
  await page.reload()
  await expect(row).toContainText('только Билеты')

  await change('', false)
  await expect(row).not.toContainText(team.name)
  await expect(row).toContainText('все темы')
})

test('an admin says for how long a closed conversation reopens', async ({ newAgent }) => {
  const { page } = await newAgent(artem)
  const address = `/settings/inboxes/${widgetInbox.id}`
  await page.goto(address)
  const amount = page.getByLabel('Срок', { exact: true })
  const save = page.getByRole('button', { name: 'Сохранить срок' })
  await expect(amount).toHaveValue('7')
  await amount.fill('500')
  await expect(page.getByText('Срок — от 0 минут до года.')).toBeVisible()
  await expect(save).toBeDisabled()

  await amount.fill('36')
  await page.getByLabel('Единица времени').selectOption('hours')
  await save.click()
  await expect(page.getByText('Срок изменён')).toBeVisible()
  await page.goto(address)
  await expect(amount).toHaveValue('36')

  await amount.fill('7')
  await page.getByLabel('Единица времени').selectOption('days')
  await save.click()
  await expect(amount).toHaveValue('7')
  await expect(save).toBeDisabled()
})
