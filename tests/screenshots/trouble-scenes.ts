import type { Scene } from './scene.ts'

/** What stands when something is missing: the connection, the session. */
export const troubleScenes: Record<string, Scene> = {
  'toast-undo': async ({ page, say }) => {
    await page.goto('/inbox/all/2')
    await page.getByRole('log').getByRole('article').first().waitFor()
    await page
      .getByRole('button', { name: say('conversation.close') })
      .first()
      .click()
    await page.getByRole('button', { name: say('conversation.undo') }).waitFor()
  },
  'toast-undone': async ({ page, say }) => {
    await page.getByRole('button', { name: say('conversation.undo') }).click()
    await page
      .getByRole('button', { name: say('conversation.close') })
      .first()
      .waitFor()
  },
  offline: async ({ page, say }) => {
    await page.goto('/inbox/all/2')
    await page.locator('form [contenteditable=true]').waitFor()
    // What is on its way would stay on its way.
    await page.waitForFunction(() => document.querySelector('.skeleton') === null)
    await page.context().setOffline(true)
    const field = page.getByRole('textbox', { name: say('composer.message.label') })
    await field.fill('Это уйдёт, когда вернётся связь.')
    await page.getByRole('button', { name: say('composer.message.send') }).click()
    await page.getByText(say('desk.cutOff')).filter({ visible: true }).waitFor({ timeout: 40_000 })
    await page.getByText(say('conversation.delivery.noConnection')).waitFor({ timeout: 40_000 })
  },
  outbox: async ({ page }) => {
    await page
      .getByRole('button')
      .filter({ hasText: /^1 .*(связ|connection)/ })
      .filter({ visible: true })
      .click()
    await page.getByRole('dialog').waitFor()
  },
  'session-over': async ({ page, say }) => {
    await page.keyboard.press('Escape')
    await page.context().setOffline(false)
    await page.goto('/inbox/all/2')
    await page.locator('form [contenteditable=true]').waitFor()
    const other = await page.context().newPage()
    await other.goto('/settings/profile')
    await other.getByRole('button', { name: say('profile.signOutEverywhere') }).click()
    await other.waitForURL(/sign-in/)
    await other.close()
    const field = page.getByRole('textbox', { name: say('composer.message.label') })
    await field.fill('Это не пропадёт.')
    await page.getByRole('button', { name: say('composer.message.send') }).click()
    await page.getByRole('alertdialog').waitFor({ timeout: 30_000 })
  },
}
