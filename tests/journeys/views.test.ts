import { anna, artem, darya } from '../support/cast.ts'
import { expect, once, test } from './people/test.ts'

test('a list is saved for oneself, shared with everyone, and counts what each sees', async ({
  newAgent,
}) => {
  const admin = await newAgent(artem)
  const { page } = admin
  const name = once('Ждут ответа')
  await page.goto('/inbox/all?waiting=1')
  const list = page.getByRole('region', { name: 'Диалоги' })
  await list.getByRole('button', { name: 'Сохранить список' }).click()
  const form = page.getByRole('dialog', { name: 'Сохранить список' })
  await form.getByLabel('Название').fill(name)
  await form.getByRole('button', { name: 'Сохранить', exact: true }).click()
  const link = admin.views.getByRole('link', { name })
  await expect(link).toHaveAttribute('aria-current', 'page')
  await expect(link).toContainText(/\d/)
  await expect(page.getByRole('heading', { name })).toBeVisible()

  const agent = await newAgent(anna)
  await expect(agent.views.getByRole('link', { name })).toHaveCount(0)
  await list.getByRole('button', { name: 'Порядок и действия' }).click()
  await page.getByRole('menuitem', { name: 'Название и кому виден' }).click()
  const edit = page.getByRole('dialog', { name: 'Список' })
  await edit.getByLabel('Кому виден').selectOption({ label: 'Всем' })
  await edit.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await agent.views.getByRole('link', { name }).click()
  await expect(agent.page).toHaveURL(/waiting=1/)
  const other = await newAgent(darya)
  await expect(other.views.getByRole('link', { name })).toBeVisible()

  await list.getByRole('button', { name: 'Порядок и действия' }).click()
  await page.getByRole('menuitem', { name: 'Удалить список' }).click()
  await expect(link).toHaveCount(0)
  await expect(agent.views.getByRole('link', { name })).toHaveCount(0)
})
