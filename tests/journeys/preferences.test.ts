import type { Page } from '@playwright/test'
import { newMember } from './people/new-member.ts'
import { expect, test } from './people/test.ts'

const account = (page: Page) => page.getByRole('button', { name: /^(Учётная запись|Account)/ })

async function choose(page: Page, option: string): Promise<void> {
  await account(page).click()
  await page.getByRole('menuitemradio', { name: option }).click()
}

test('the desk changes its language at once and for good', async ({ newAgent }) => {
  const { page } = await newAgent(await newMember())
  await choose(page, 'English')
  const views = page.getByRole('navigation', { name: 'Views' })
  await expect(views.getByRole('link', { name: /^Unassigned/ })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.reload()
  await expect(views.getByRole('link', { name: /^Unassigned/ })).toBeVisible()
  await choose(page, 'Русский')
  await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('navigation', { name: 'Разделы' })).toBeVisible()
})

test('the desk changes its theme at once and for good', async ({ newAgent }) => {
  const { page } = await newAgent(await newMember())
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await choose(page, 'Тёмное')
  await expect.poll(ground).not.toBe(light)
  const dark = await ground()
  await page.reload()
  expect(await ground()).toBe(dark)
  await choose(page, 'Светлое')
  await page.reload()
  expect(await ground()).toBe(light)
})

test('who has not chosen sees the language of the browser, and can change it before signing in', async ({
  newPerson,
}) => {
  const page = await newPerson({ locale: 'en-US' })
  await page.goto('/sign-in')
  await expect(page.getByRole('heading', { name: 'Sign in to Otklik' })).toBeVisible()
  await page.getByRole('button', { name: 'Русский' }).click()
  await expect(page.getByRole('heading', { name: 'Войдите в Otklik' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Войдите в Otklik' })).toBeVisible()
})

test('the chat speaks the language and wears the theme that its page says', async ({
  newPerson,
}) => {
  const page = await newPerson()
  await page.goto('/demo?lang=en&theme=dark')
  await page.getByRole('button', { name: 'Open support chat' }).click()
  const chat = page.frameLocator('iframe[title="Support chat"]')
  await expect(chat.getByRole('button', { name: 'Refunds' })).toBeVisible()
  await expect(chat.locator('html')).toHaveClass(/dark/)
  await page.goto('/demo?lang=ru&theme=light')
  await page.getByRole('button', { name: 'Открыть чат' }).click()
  const russian = page.frameLocator('iframe[title="Чат с поддержкой"]')
  await expect(russian.getByRole('button', { name: 'Возвраты' })).toBeVisible()
  await expect(russian.locator('html')).not.toHaveClass(/dark/)
})
