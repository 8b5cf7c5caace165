import type { Scene } from './scene.ts'

const pages = [
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

const page =
  (path: string): Scene =>
  async ({ page }) => {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

/** What somebody who sets the desk up sees. */
export const settingsScenes: Record<string, Scene> = {
  'first-steps': async ({ page, say, look }) => {
    await page.goto('/inbox/unassigned')
    await page.locator('[data-conversation]').first().waitFor()
    if (look.width !== 390) await page.getByText(say('firstSteps.title')).waitFor()
  },
  load: page('/load'),
  settings: page('/settings'),
  ...Object.fromEntries(pages.map((name) => [name, page(`/settings/${name}`)])),
  inbox: async ({ page }) => {
    await page.goto('/settings/inboxes')
    await page
      .getByRole('main')
      .getByRole('link', { name: /Северный путь/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 2 }).first().waitFor()
  },
}
