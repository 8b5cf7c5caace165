import { anna, artem } from '../support/cast.ts'
import { ask } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('a macro is written with variables and actions, found by “/”, seen filled in, and goes out with its actions', async ({
  newCustomer,
  newAgent,
}) => {
  const name = once('Возврат за рейс')
  const writer = (await newAgent(artem)).page
  await writer.goto('/settings/macros')
  await writer.getByRole('link', { name: 'Новый макрос' }).click()
  await writer.getByLabel('Название').fill(name)
  await writer.getByLabel('Кому виден').selectOption('Всем')
  await writer
    .getByLabel('Текст')
    .fill(
      '{{contact.first_name|Здравствуйте}}! Обращение **№{{conversation.number}}**, {{agent.first_name}}',
    )
  await writer.getByRole('button', { name: 'Добавить действие' }).click()
  await writer.getByLabel('Действие 1', { exact: true }).selectOption('Закрыть диалог')
  const preview = writer.getByRole('region', { name: 'Как это увидит клиент' })
  await expect(preview).toContainText('Мария! Обращение №1042, Артём')
  await writer.getByRole('button', { name: 'Сохранить' }).click()
  await expect(writer.getByRole('link', { name })).toBeVisible()

  const customer = await newCustomer()
  const question = once('Верните деньги')
  await customer.begin('Билеты', question)
  const agent = await newAgent(anna)
  const { page } = agent
  await agent.show('Все открытые')
  await agent.open(question)
  const number = /\/(\d+)$/.exec(new URL(page.url()).pathname)?.[1] ?? ''
  await agent.field.press('/')
  const picker = page.getByRole('dialog', { name: 'Вставить макрос' })
  await picker.getByRole('combobox').fill(name.toLowerCase())
  await expect(picker.getByRole('option').first()).toContainText(
    `Здравствуйте! Обращение №${number}, Анна`,
  )
  await page.keyboard.press('Enter')
  await expect(agent.field).toHaveText(`Здравствуйте! Обращение №${number}, Анна`)
  await expect(page.getByRole('list', { name: 'С отправкой:' })).toContainText('Закрыть диалог')
  await agent.field.press('Enter')
  await expect(customer.said(`Здравствуйте! Обращение №${number}, Анна`)).toBeVisible({
    timeout: 15_000,
  })
  await expect(page.getByRole('button', { name: 'Открыть диалог снова' })).toBeVisible()
  expect(await ask('select used_count from public.macros where name = $1', [name])).toEqual([
    { used_count: 1 },
  ])

  // What nobody filled in stays here.
  await agent.field.fill('Ваш номер {{contact.shoe_size}}')
  await agent.field.press('Enter')
  await expect(page.getByText('осталась незаполненной')).toBeVisible()
  await expect(agent.said('Ваш номер')).toHaveCount(0)
})
