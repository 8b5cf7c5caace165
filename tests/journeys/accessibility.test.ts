import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { contacts, password, vera } from '../support/cast.ts'
import { expect, test } from './people/test.ts'

const languages = { 'ru-RU': ['Открыть чат', 'Билеты'], 'en-US': ['Open support chat', 'Tickets'] }

/** Screens that show all they have without a click. */
const screens = [
  '/search',
  '/search?q=%D0%B1%D0%B8%D0%BB%D0%B5%D1%82',
  '/search?q=Ивонова&tab=people',
  '/contacts',
  '/companies',
  `/contacts/${contacts.maria.id}`,
  '/settings',
  ...[
    'attributes',
    'categories',
    'inboxes',
    'macros',
    'notifications',
    'people',
    'preferences',
    'profile',
    'roles',
    'roles/new',
    'tags',
    'teams',
  ].map((page) => `/settings/${page}`),
]

/** What axe finds, one line each: the rule and where it is broken. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )
}

for (const [locale, [openChat, category]] of Object.entries(languages) as [
  'ru-RU' | 'en-US',
  [string, string],
][])
  for (const theme of ['light', 'dark'] as const)
    test(`axe finds nothing to mend, in ${locale.slice(0, 2)}, ${theme}`, async ({ newPerson }) => {
      // Some thirty screens.
      test.setTimeout(180_000)
      const page = await newPerson({ locale })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.goto('/sign-in')
      expect(await findings(page)).toEqual([])

      await page.locator('input[name=email]').fill(vera.email)
      await page.locator('input[name=password]').fill(password)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/inbox/**')
      await page.goto('/inbox/all')
      await expect(page.getByRole('list').getByRole('link').first()).toBeVisible()
      expect(await findings(page)).toEqual([])

      await page.goto('/inbox/all/1')
      await expect(page.getByRole('log').getByRole('article')).toHaveCount(5)
      await expect(page.getByRole('form').getByRole('textbox')).toBeEditable()
      expect(await findings(page)).toEqual([])

      await page.goto('/settings/audit')
      await expect(page.getByRole('search')).toBeVisible()
      expect(await findings(page)).toEqual([])

      for (const path of screens) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached()
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
        expect(await findings(page)).toEqual([])
      }

      const main = page.getByRole('main')
      await page.goto('/load')
      await main.getByRole('heading', { level: 2 }).getByRole('button').first().click()
      await expect(main.getByRole('heading', { level: 3 }).first()).toBeVisible()
      expect(await findings(page)).toEqual([])

      for (const part of ['teams', 'order', 'agents']) {
        await page.goto(`/settings/routing?part=${part}`)
        await expect(main.getByRole('heading', { level: 2 })).toBeVisible()
        expect(await findings(page)).toEqual([])
      }
      await main.getByRole('listitem').getByRole('button').first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await findings(page)).toEqual([])

      await page.goto('/settings/queues')
      await main.getByRole('rowheader').getByRole('button').first().click()
      await expect(main.getByRole('heading', { level: 2 })).toBeVisible()
      expect(await findings(page)).toEqual([])

      await page.goto('/demo?as=maria')
      await page.getByRole('button', { name: openChat }).click()
      const chat = page.frameLocator('iframe')
      await expect(chat.getByRole('button', { name: category, exact: true })).toBeVisible()
      expect(await findings(page)).toEqual([])
      await chat.getByRole('button', { name: category, exact: true }).click()
      await expect(chat.getByRole('textbox')).toBeVisible()
      expect(await findings(page)).toEqual([])
    })
