import { anna, artem } from '../support/cast.ts'
import { expect, once, test } from './people/test.ts'

test('a category is added, put in its place and archived; agents choose it at once', async ({
  newCustomer,
  newAgent,
}) => {
  const name = once('Багаж')
  const { page } = await newAgent(artem)
  await page.goto('/settings/categories')
  await page.getByRole('button', { name: 'Добавить тему' }).click()
  const form = page.getByRole('dialog', { name: 'Новая тема' })
  await form.getByLabel('Название по-русски').fill(name)
  await form.getByLabel('Название по-английски').fill(`Luggage ${name}`)
  await form.getByLabel('Команда').selectOption('Билеты')
  await form.getByLabel('Приоритет').fill('15')
  await form.getByLabel('Только в выбранных').check()
  await form.getByRole('button', { name: 'Добавить тему' }).click()
  await expect(form.getByText('Отметьте хотя бы один канал')).toBeVisible()
  await form.getByLabel('Сайт «Северный путь»').check()
  await form.getByRole('button', { name: 'Добавить тему' }).click()
  const rows = page.getByRole('list', { name: 'Темы', exact: true }).getByRole('listitem')
  await expect(rows.last()).toContainText(name)
  await expect(rows.last()).toContainText('приоритет 15 · только: Сайт «Северный путь»')

  const question = once('Потерялся чемодан')
  await (await newCustomer()).begin('Билеты', question)
  const agent = await newAgent(anna)
  await agent.show('Все открытые')
  await agent.open(question)
  await agent.page.keyboard.press('Control+k')
  const palette = agent.page.getByRole('dialog', { name: 'Команды' })
  await palette.getByRole('combobox').fill(name)
  await expect(palette.getByRole('option').first()).toContainText(`Тема: ${name}`)
  await agent.page.keyboard.press('Enter')
  await expect(agent.timeline.getByText(`Вы выбрали тему «${name}»`)).toBeVisible()

  await page.getByRole('button', { name: `Поднять «${name}»` }).click()
  await expect(rows.last()).not.toContainText(name)
  await page.getByRole('button', { name: `Убрать «${name}» в архив` }).click()
  await expect(rows.filter({ hasText: name })).toHaveCount(0)
  await page.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await expect(rows.filter({ hasText: name })).toHaveCount(1)
  await page.getByRole('button', { name: `Убрать «${name}» в архив` }).click()
  await expect(rows.filter({ hasText: name })).toHaveCount(0)

  // What can be made in the settings is made from anywhere.
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Команды' }).getByRole('combobox').fill('новая метка')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Новая метка' })).toBeVisible()
})
