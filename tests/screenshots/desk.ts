import type { Browser, Page } from '@playwright/test'
import { anna, vera } from '../support/cast.ts'
import { nameOf, screens, shoot, signIn, visitor, type Look } from './look.ts'

/** Each screen of the desk as an agent with this look sees it. */
export async function takeDesk(browser: Browser, baseURL: string, look: Look): Promise<void> {
  const name = nameOf(look)
  const page = await visitor(browser, baseURL, look)
  await page.goto('/sign-in')
  await shoot(page, screens, `sign-in-${name}`)
  await signIn(page, anna.email)
  await page.goto('/inbox/all')
  await page.getByText('Мария Иванова').first().waitFor()
  await shoot(page, screens, `list-${name}`)
  await page.getByText('Мария Иванова').first().click()
  await page.getByRole('article').first().waitFor()
  await shoot(page, screens, `conversation-${name}`)
  await press(page, 'Control+KeyK', `palette-${name}`)
  await press(page, 'Shift+Slash', `keys-${name}`)
  await page.goto('/inbox/closed')
  await shoot(page, screens, `closed-${name}`)
  await page.goto('/search?q=билет')
  await page.getByRole('main').waitFor()
  await shoot(page, screens, `search-${name}`)
  await page.context().close()
}

/** Opens something by its key, and closes it again. */
async function press(page: Page, key: string, name: string): Promise<void> {
  await page.keyboard.press(key)
  await page.getByRole('dialog').waitFor()
  await shoot(page, screens, name)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

const places = [
  'preferences',
  'notifications',
  'profile',
  'people',
  'teams',
  'roles',
  'inboxes',
  'categories',
  'macros',
  'tags',
  'attributes',
  'routing',
  'queues',
  'audit',
]

/** Each page that a superadmin has. */
export async function takeSettings(browser: Browser, baseURL: string, look: Look): Promise<void> {
  const page = await visitor(browser, baseURL, look)
  await signIn(page, vera.email)
  for (const place of ['/load', ...places.map((one) => `/settings/${one}`)]) {
    await page.goto(place)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await shoot(page, screens, `${place.split('/').at(-1)}-${nameOf(look)}`)
  }
  await page.goto('/settings/inboxes')
  await page
    .getByRole('main')
    .getByRole('link', { name: /Северный путь/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await shoot(page, screens, `inbox-${nameOf(look)}`)
  await page.context().close()
}
