import type { Scene } from './scene.ts'

/**
 * The doors: what somebody sees who is not signed in.
 *
 * @param invitation the link of a letter that invites
 */
export function authScenes(invitation: string): Record<string, Scene> {
  return {
    'sign-in': async ({ page }) => {
      await page.goto('/sign-in')
    },
    'sign-in-refused': async ({ page, say }) => {
      await page.goto('/sign-in')
      await page.locator('input[name=email]').fill('vera@demo.otklik.test')
      await page.locator('input[name=password]').fill('not-her-password')
      await page.getByRole('button', { name: say('auth.signIn.submit') }).click()
      await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
    },
    forgot: async ({ page }) => {
      await page.goto('/forgot-password')
    },
    'forgot-sent': async ({ page, say }) => {
      await page.locator('input[name=email]').fill('nobody@demo.otklik.test')
      await page.getByRole('button', { name: say('auth.forgot.submit') }).click()
      await page.getByRole('status').filter({ hasText: 'nobody@demo.otklik.test' }).waitFor()
    },
    invite: async ({ page }) => {
      await page.goto(invitation)
      await page.locator('input[name=name]').waitFor()
    },
    'invite-closed': async ({ page }) => {
      await page.goto(`/invite?token=${'0'.repeat(64)}`)
    },
    'new-password': async ({ page }) => {
      await page.goto(`/auth/confirm?token_hash=${'0'.repeat(40)}&type=recovery`)
      await page.getByRole('heading').first().waitFor()
    },
  }
}
