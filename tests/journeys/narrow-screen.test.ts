import type { Page } from '@playwright/test'
import { anna } from '../support/cast.ts'
import { expect, once, test } from './people/test.ts'

const phone = { width: 390, height: 844 }

test('on a phone the desk shows one pane at a time, with a way back', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Пишу с телефона')
  await customer.begin('Билеты', question)
  const agent = await newAgent(anna)
  const { page } = agent
  await page.setViewportSize(phone)
  await expect(agent.views).toBeHidden()
  await page.getByRole('button', { name: 'Открыть разделы' }).click()
  await agent.view('Без исполнителя').click()
  await expect(agent.views).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Без исполнителя' })).toBeVisible()

  await agent.open(question)
  await expect(agent.row(question)).toBeHidden()
  await agent.reply('Отвечаю с телефона')
  await expect(customer.said('Отвечаю с телефона')).toBeVisible()
  await page.getByRole('button', { name: 'О клиенте и диалоге' }).click()
  await expect(page.getByRole('dialog', { name: 'О клиенте и диалоге' })).toContainText('Билеты')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.getByRole('button', { name: 'К списку' }).click()
  await expect(agent.timeline).toBeHidden()
  await expect(page.getByRole('list', { name: 'Диалоги' })).toBeVisible()
  await page.goBack()
  await expect(agent.said('Отвечаю с телефона')).toBeVisible()
  expect(await widthOf(page)).toBe(phone.width)
})

test('on a phone the chat is the whole screen and leaves it again', async ({ newCustomer }) => {
  const customer = await newCustomer()
  await customer.page.setViewportSize(phone)
  await customer.begin('Билеты', once('С вокзала'))
  await expect(customer.launcher).toBeHidden()
  expect(await customer.page.locator('iframe').boundingBox()).toEqual({ x: 0, y: 0, ...phone })
  await customer.chat.getByRole('button', { name: 'Свернуть чат' }).click()
  await expect(customer.launcher).toBeVisible()
  await expect(customer.page.locator('iframe')).toBeHidden()
})

/** As wide as everything in it: more than the window means sideways scrolling. */
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)
