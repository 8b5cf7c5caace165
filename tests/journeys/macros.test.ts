import { anna, artem } from '../support/cast.ts'
import { png } from '../support/png.ts'
import { ask } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('a macro is written with variables, a picture and actions, seen filled in, asks for what is missing, and goes out with its actions', async ({
  newCustomer,
  newAgent,
}) => {
  const name = once('Возврат за рейс')
  const writer = (await newAgent(artem)).page
  await writer.goto('/settings/macros')
  await writer.getByRole('link', { name: 'Новый макрос' }).click()
  await writer.getByLabel('Название').fill(name)
  await writer.getByLabel('Кому виден').selectOption('Всем')
  const text = writer.locator('[contenteditable=true][aria-label="Текст"]')
  await text.click()
  await text.pressSequentially('{{имя')
  await expect(writer.getByRole('option', { name: /Имя клиента/ })).toBeVisible()
  await text.press('Enter')
  await writer.getByLabel('Запасное слово: Имя клиента').fill('Здравствуйте')
  await writer.keyboard.press('Enter')
  await expect(text).toBeFocused()
  await writer.keyboard.type('! Обращение №{{номер')
  await expect(writer.getByRole('option', { name: /Номер диалога/ })).toBeVisible()
  await text.press('Enter')
  await writer.keyboard.type(', ')
  await writer.getByRole('button', { name: 'Вставить переменную' }).click()
  await writer.getByRole('menuitem', { name: /Компания клиента/ }).click()
  await expect(text.getByLabel('Запасное слово: Компания клиента')).toBeVisible()
  await writer.locator('input[type=file]').setInputFiles({
    name: 'план.png',
    mimeType: 'image/png',
    buffer: png(8, 8, [200, 30, 30]),
  })
  await expect(text.getByRole('img', { name: 'план.png' })).toBeVisible()
  await writer.getByRole('button', { name: 'Добавить действие' }).click()
  await writer.getByLabel('Действие 1', { exact: true }).selectOption('Закрыть диалог')
  const preview = writer.getByRole('region', { name: 'Как это увидит клиент' })
  await expect(preview).toContainText('Мария! Обращение №1042, Северный ветер')
  await expect(preview.getByRole('img', { name: 'план.png' })).toBeVisible()
  await expect(writer.getByText('Есть несохранённые изменения')).toBeVisible()
  await writer.getByRole('link', { name: 'Метки' }).click()
  await writer.getByRole('dialog').getByText('Остаться').click()
  await writer.getByRole('button', { name: 'Создать', exact: true }).click()
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
  const seen = picker.getByRole('region', { name: 'Как это увидит клиент' })
  await expect(seen).toContainText(`Здравствуйте! Обращение №${number}, Компания клиента`)
  await expect(seen.getByRole('img', { name: 'план.png' })).toBeVisible()
  await page.keyboard.press('Enter')
  const company = page.getByLabel('Вписать: Компания клиента')
  await expect(company).toBeFocused()
  await expect(page.getByRole('list', { name: 'С отправкой:' })).toContainText('Закрыть диалог')
  // What nobody filled in stays here.
  await company.press('Escape')
  await expect(agent.field).toBeFocused()
  await agent.field.press('Enter')
  await expect(page.getByText('никто не заполнил')).toBeVisible()
  await expect(company).toBeFocused()
  await page.keyboard.type('«Ромашка»')
  await page.keyboard.press('Enter')
  await expect(agent.field).toContainText(`Здравствуйте! Обращение №${number}, «Ромашка»`)
  await agent.field.press('Enter')
  await expect(customer.said(`Здравствуйте! Обращение №${number}, «Ромашка»`)).toBeVisible({
    timeout: 15_000,
  })
  await expect(page.getByRole('button', { name: 'Открыть диалог снова' })).toBeVisible()
  expect(await ask('select used_count from public.macros where name = $1', [name])).toEqual([
    { used_count: 1 },
  ])
})
