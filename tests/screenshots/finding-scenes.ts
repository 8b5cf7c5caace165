import { contacts } from '../support/cast.ts'
import type { Scene } from './scene.ts'

/** Search, customers, companies, commands. */
export const findingScenes: Record<string, Scene> = {
  search: async ({ page }) => {
    await page.goto('/search')
    await page.getByRole('searchbox').or(page.getByRole('textbox')).first().waitFor()
  },
  'search-found': async ({ page }) => {
    await page.goto('/search?q=билет')
    await page.locator('mark').first().waitFor()
  },
  'search-people': async ({ page }) => {
    await page.goto('/search?q=Ивонова&tab=people')
    await page.getByText('Мария Иванова').first().waitFor()
  },
  'search-nothing': async ({ page, say }) => {
    await page.goto('/search?q=абракадабра')
    await page.getByText(say('search.nothing')).first().waitFor()
  },
  contacts: async ({ page }) => {
    await page.goto('/contacts')
    await page.getByRole('main').getByText('Мария Иванова').first().waitFor()
  },
  companies: async ({ page }) => {
    await page.goto('/companies')
    await page.getByRole('main').getByText('Северный ветер').first().waitFor()
  },
  contact: async ({ page }) => {
    await page.goto(`/contacts/${contacts.maria.id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  },
  'contact-merge': async ({ page, say }) => {
    await page.goto(`/contacts/${contacts.maria.id}`)
    await page
      .getByRole('main')
      .getByRole('button', { name: say('erasure.menu') })
      .click()
    await page.getByRole('menuitem', { name: say('merge.contact') }).click()
    await page.getByRole('dialog').locator('input').first().fill('Орлов')
    await page.getByRole('radio').first().waitFor()
  },
  company: async ({ page }) => {
    await page.goto('/companies/0e000000-0000-4000-8000-000000000002')
    await page.getByRole('heading', { level: 1 }).waitFor()
  },
  palette: async ({ page }) => {
    await page.goto('/inbox/all/1')
    await page.locator('form [contenteditable=true]').waitFor()
    await page.keyboard.press('Control+KeyK')
    await page.getByRole('dialog').waitFor()
  },
  keys: async ({ page }) => {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+Slash')
    await page.getByRole('dialog').waitFor()
  },
  'page-missing': async ({ page, say }) => {
    await page.goto('/nothing/here')
    await page.getByText(say('errors.notFound.title')).waitFor()
  },
  'not-allowed': async ({ page, say }) => {
    await page.goto('/settings/roles')
    await page.getByText(say('settings.refused.title')).waitFor()
  },
}
