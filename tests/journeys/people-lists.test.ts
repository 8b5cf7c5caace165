import { anna } from '../support/cast.ts'
import { ask } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('somebody is written in by hand, found as one types, merged with another and taken apart again', async ({
  newAgent,
}) => {
  const { page } = await newAgent(anna)
  const [name, other] = [once('Зинаида'), once('Кораблёва')]
  await ask(`insert into public.contacts (name, created_by) values ($1, $2)`, [other, anna.id])
  const main = page.getByRole('main')
  const rows = main.getByRole('rowheader')

  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/\/contacts$/)
  await main.getByRole('button', { name: 'Новый клиент' }).click()
  const dialog = page.getByRole('dialog', { name: 'Новый клиент' })
  await dialog.getByRole('button', { name: 'Создать' }).click()
  await expect(dialog).toContainText('Укажите имя, почту или телефон')
  await dialog.getByLabel('Имя').fill(name)
  await dialog.getByLabel('Телефон').fill('8 912 777-11-22')
  await dialog.getByRole('button', { name: 'Создать' }).click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(name)
  await expect(main.getByRole('link', { name: '+79127771122' })).toBeVisible()

  // Back in the list `/` narrows it, the arrow leads into the rows, and Enter opens.
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(rows.first()).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type(name)
  await expect(rows).toHaveCount(1)
  await expect(page).toHaveURL(/\/contacts\?q=/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText(name)

  await main.getByRole('button', { name: 'Действия с клиентом' }).click()
  await page.getByRole('menuitem', { name: 'Объединить с другим клиентом' }).click()
  const merge = page.getByRole('dialog', { name: `Объединить: ${name}` })
  await merge.getByLabel('Второй клиент').fill(other)
  await merge.getByRole('radio', { name: other }).check()
  await merge.getByRole('button', { name: 'Объединить', exact: true }).click()
  await expect(heading).toHaveText(other)
  await main.getByRole('button', { name: `Отделить: ${name}` }).click()
  await expect(heading).toHaveText(name)
})
