import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { platformUnderTest, type PlatformUnderTest } from './platform-under-test.ts'

type Fixtures = {
  platform: PlatformUnderTest
  /** Opens a browser of its own (cookies, storage) for one person of the journey. */
  newPerson: (options?: { locale?: 'ru-RU' | 'en-US' }) => Promise<Page>
}

/**
 * A journey: `test('…', async ({ newPerson }) => …)`. It fails, too, when a page threw an error that
 * nobody caught, which a click further on would not show.
 */
export const test = base.extend<Fixtures>({
  platform: async ({}, use) => use(platformUnderTest()),
  newPerson: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = []
    const uncaught: string[] = []
    await use(async ({ locale = 'ru-RU' } = {}) => {
      const context = await browser.newContext({ baseURL, locale, timezoneId: 'Europe/Moscow' })
      contexts.push(context)
      const page = await context.newPage()
      page.on('pageerror', (error) => uncaught.push(`${page.url()}: ${error.message}`))
      return page
    })
    await Promise.all(contexts.map((context) => context.close()))
    expect(uncaught, 'errors that no page caught').toEqual([])
  },
})

export { expect }
