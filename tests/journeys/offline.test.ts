import { anna } from '../support/cast.ts'
import { bodiesOf, conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('what a customer writes without network goes out when it returns, once and in order', async ({
  newCustomer,
}) => {
  const customer = await newCustomer()
  const question = once('В поезде плохо ловит')
  await customer.begin('Билеты', question)
  const { id } = await conversationBegunWith(question)
  await customer.page.context().setOffline(true)
  await customer.write('Первое в тоннеле')
  await customer.write('Второе в тоннеле')
  await expect(customer.chat.getByRole('status').filter({ hasText: 'Нет связи' })).toBeVisible()
  await expect(customer.bodies).toHaveText([question, 'Первое в тоннеле', 'Второе в тоннеле'])
  await expect(customer.talk.getByText('Ждём связи…')).toBeVisible()
  expect(await bodiesOf(id)).toEqual([question])

  await customer.page.context().setOffline(false)
  await expect(customer.talk.getByText('Отправлено')).toBeVisible()
  await expect(customer.chat.getByRole('status').filter({ hasText: 'Нет связи' })).toHaveCount(0)
  await expect.poll(() => bodiesOf(id)).toEqual([question, 'Первое в тоннеле', 'Второе в тоннеле'])
})

test('what a customer wrote while the server was away survives a reload and is sent once', async ({
  newCustomer,
  platform,
}) => {
  const customer = await newCustomer()
  const question = once('Есть кто живой?')
  await customer.begin('Билеты', question)
  const { id } = await conversationBegunWith(question)
  await platform.down('gateway')
  await customer.write('Пишу в пустоту')
  await customer.write('И ещё раз')
  await expect(customer.talk.getByText('Ждём связи…')).toBeVisible()
  await customer.page.reload()
  await platform.up('gateway')
  await customer.open()
  await customer.entry('И ещё раз').click()
  await expect(customer.bodies).toHaveText([question, 'Пишу в пустоту', 'И ещё раз'], {
    timeout: 30_000,
  })
  await expect(customer.talk.getByText('Отправлено')).toBeVisible({ timeout: 30_000 })
  expect(await bodiesOf(id)).toEqual([question, 'Пишу в пустоту', 'И ещё раз'])
})

test('a conversation begun while the server was away begins when it is back', async ({
  newCustomer,
  platform,
}) => {
  const customer = await newCustomer()
  await platform.down('gateway')
  await customer.open()
  await customer.chat.getByRole('button', { name: 'Написать нам' }).click()
  const question = once('Начну без вас')
  await customer.write(question)
  await expect(customer.said(question)).toBeVisible()
  await platform.up('gateway')
  await expect(customer.talk.getByText('Отправлено')).toBeVisible({ timeout: 40_000 })
  expect(await bodiesOf((await conversationBegunWith(question)).id)).toEqual([question])
})

test('a reply that was on its way when the agent reloaded goes out by itself, once', async ({
  newCustomer,
  newAgent,
  platform,
}) => {
  const customer = await newCustomer()
  const question = once('Жду ответа')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  await platform.down('gateway')
  const answer = once('Отвечаю в темноту')
  await agent.reply(answer)
  await expect(agent.said(answer)).toContainText('Нет связи, отправим сами')
  await platform.up('gateway')
  await agent.page.reload()
  await expect(agent.said(answer)).toContainText(/Отправлено|Доставлено|Клиент прочитал/, {
    timeout: 30_000,
  })
  await expect(agent.bodies).toHaveText([question, answer])
  await expect(customer.bodies).toHaveText([question, answer])
  expect(await bodiesOf(id)).toEqual([question, answer])
})

test('what is opened without network comes with it, and the desk stays', async ({ newAgent }) => {
  const { page, views } = await newAgent(anna)
  await expect(page.getByRole('button', { name: /^Учётная запись/ })).toBeEnabled()
  await page.context().setOffline(true)
  await expect(page.getByRole('status').filter({ hasText: 'Нет связи' }).first()).toBeVisible()
  await page.keyboard.press('Shift+Slash')
  const sheet = page.getByRole('dialog', { name: 'Клавиши' })
  await expect(sheet).toHaveCount(0)
  await expect(views).toBeVisible()
  await page.context().setOffline(false)
  await expect(sheet).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('Escape')
  await expect(views).toBeVisible()
})
