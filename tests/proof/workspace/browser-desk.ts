import type { Browser, Page } from '@playwright/test'
import { password } from '../../support/cast.ts'
import { localeCookie } from '../../../lib/i18n/locale.ts'
import { watch } from './browser-watch.ts'

/** Somebody at a desk of their own: a browser context, signed in, with the stopwatch in every page. */
export type Desk = { page: Page; web: string; email: string }

export async function openDesk(browser: Browser, web: string, email: string): Promise<Desk> {
  const context = await browser.newContext({
    baseURL: web,
    locale: 'ru-RU',
    viewport: { width: 1440, height: 900 },
  })
  await context.addCookies([{ name: localeCookie, value: 'ru', url: web }])
  await context.addInitScript(watch)
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Почта').fill(email)
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
  await page.waitForURL(/\/inbox/)
  return { page, web, email }
}

/** Opens a conversation by its number and waits until one can write in it. */
export async function openConversation({ page }: Desk, number: number, query = ''): Promise<void> {
  await page.goto(`/inbox/all/${number}${query}`)
  await page.getByRole('textbox', { name: 'Ответ клиенту' }).waitFor()
  await page.waitForFunction(() => document.querySelector('[role=log] article') !== null)
}
