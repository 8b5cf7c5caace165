import type { Browser } from '@playwright/test'
import { throughStates } from '../support/widget-states.ts'
import { nameOf, screens, shoot, visitor, type Look } from './look.ts'

/** The states of the widget on the demo site. */
export async function takeWidget(
  browser: Browser,
  baseURL: string,
  look: Look,
  api: string,
): Promise<void> {
  const page = await visitor(browser, baseURL, look)
  await throughStates(page, look, api, (state) =>
    shoot(page, screens, `widget-${state}-${nameOf(look)}`),
  )
  await page.context().close()
}
