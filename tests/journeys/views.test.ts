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

  // A second one, of a period that moves with the days; the two change places by mouse and by keyboard.
  const later = once('За неделю')
  await page.goto('/inbox/all?since=7d')
  await list.getByRole('button', { name: 'Сохранить список' }).click()
  await form.getByLabel('Название').fill(later)
  await form.getByLabel('Кому виден').selectOption({ label: 'Всем' })
  await form.getByRole('button', { name: 'Сохранить', exact: true }).click()
  const second = admin.views.getByRole('link', { name: later })
  await expect(second).toHaveAttribute('href', /since=7d/)
  const order = async ({ views }: typeof admin) =>
    (await views.getByRole('link').allInnerTexts()).flatMap(
      (text) => [name, later].find((each) => text.includes(each)) ?? [],
    )
  await expect.poll(() => order(admin)).toEqual([name, later])
  await second.dragTo(link)
  await expect.poll(() => order(admin)).toEqual([later, name])
  await expect.poll(() => order(agent)).toEqual([later, name])
  await second.press('Alt+ArrowDown')
  await expect(page.getByRole('status').filter({ hasText: later })).toBeAttached()
  await expect(second).toBeFocused()
  await second.press('Alt+ArrowUp')
  await expect.poll(() => order(agent)).toEqual([later, name])
  await page.reload()
  await expect.poll(() => order(admin)).toEqual([later, name])

  await link.click()
  await list.getByRole('button', { name: 'Порядок и действия' }).click()
  await page.getByRole('menuitem', { name: 'Удалить список' }).click()
  await expect(link).toHaveCount(0)
  await expect(agent.views.getByRole('link', { name })).toHaveCount(0)
})
