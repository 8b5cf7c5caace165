import AxeBuilder from '@axe-core/playwright'
import { throughStates } from '../../support/widget-states.ts'
import { say, type Verdict } from '../access/say.ts'
import type { Ground } from './main.ts'

/** Every state of the widget, in both themes and languages, at a desk's width and at a narrow phone's. */
export async function proveAxe({ platform, browser }: Ground): Promise<Verdict> {
  const { web, api } = platform.settings.urls
  let states = 0
  let found = 0
  for (const theme of ['light', 'dark'] as const)
    for (const language of ['ru', 'en'] as const) {
      const context = await browser.newContext({
        baseURL: web,
        locale: language === 'ru' ? 'ru-RU' : 'en-US',
        timezoneId: 'Europe/Moscow',
        colorScheme: theme,
        reducedMotion: 'reduce',
        viewport: language === 'ru' ? { width: 1280, height: 860 } : { width: 320, height: 640 },
      })
      const page = await context.newPage()
      await throughStates(page, { language, theme }, api, async (name) => {
        states += 1
        const { violations } = await new AxeBuilder({ page }).include('otklik-widget').analyze()
        for (const { id, nodes } of violations)
          for (const { target, failureSummary } of nodes) {
            found += 1
            say(
              `  FOUND ${name}, ${theme}, ${language}: ${id} at ${target.join(' ')}: ${failureSummary}`,
            )
          }
      })
      await context.close()
    }
  return {
    figures: `axe: ${found} findings in ${states} states (2 themes, 2 languages, 1280 and 320 px)`,
    holds: found === 0 && states > 0,
  }
}
