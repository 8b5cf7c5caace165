import type { Browser } from '@playwright/test'
import { nameOf, screens, shoot, visitor, type Look } from './look.ts'

/** The states of the widget on the demo site. */
export async function takeWidget(browser: Browser, baseURL: string, look: Look): Promise<void> {
  const name = nameOf(look)
  const page = await visitor(browser, baseURL, look)
  await page.goto(`/demo?as=maria`)
  await shoot(page, screens, `demo-${name}`)
  await page.locator('button[aria-expanded]').last().click()
  const frame = page.frameLocator('iframe').last()
  await frame.getByRole('main').waitFor()
  await frame.getByText('Пока ничего не пришло').first().waitFor()
  await shoot(page, screens, `widget-home-${name}`)
  await frame.getByText('Пока ничего не пришло').first().click()
  await frame.getByRole('log').waitFor()
  await shoot(page, screens, `widget-talk-${name}`)
  await page.context().close()
}
