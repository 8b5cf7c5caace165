import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { localeCookie } from '#lib/i18n/locale.ts'
import { password } from '../support/cast.ts'
import { repository } from '../support/repository.ts'

/** Where the pictures of the README are kept. */
export const pictures = join(repository, 'docs/pictures')
/** Where those for looking at go; not committed. */
export const screens = join(repository, 'test-results/screens')

export type Look = { theme: 'light' | 'dark'; language: 'ru' | 'en'; width: 1440 | 390 }

export const looks: Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['ru', 'en'] as const).flatMap((language) =>
    ([1440, 390] as const).map((width) => ({ theme, language, width })),
  ),
)

export const nameOf = ({ theme, language, width }: Look) => `${theme}-${language}-${width}`

/** A browser of its own for somebody with this look. */
export async function visitor(
  browser: Browser,
  baseURL: string,
  { theme, language, width }: Look,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: language === 'ru' ? 'ru-RU' : 'en-US',
    timezoneId: 'Europe/Moscow',
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width, height: width === 390 ? 844 : 900 },
    ...(width === 390 && { hasTouch: true, isMobile: true }),
  })
  // Where nothing was chosen a member's own language is taken over at sign-in.
  await context.addCookies([{ name: localeCookie, value: language, url: baseURL }])
  return context.newPage()
}

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: /^(Войти|Sign in)$/ }).click()
  await page.waitForURL(/inbox/)
}

/** Waits for fonts and for what is still on its way; then the picture is what a person sees. */
export async function shoot(page: Page, folder: string, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('load')
  await page.waitForFunction(() => document.querySelector('.skeleton') === null)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
