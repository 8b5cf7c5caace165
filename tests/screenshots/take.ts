/*
 * `npm run screenshots`: takes the pictures of the README from the running product, and one of each
 * screen in both themes, both languages, at a desk's and a phone's width, for looking at.
 *
 *   docs/pictures/            the README's, committed
 *   test-results/screens/     the rest, not committed
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { startPlatform } from '../../supabase/local/supervisor/platform.ts'
import { localeCookie } from '#lib/i18n/locale.ts'
import { agentOn } from '../journeys/people/agent.ts'
import { customerOn } from '../journeys/people/customer.ts'
import { browserFlags, findBrowser } from '../support/browser.ts'
import { anna, password, vera } from '../support/cast.ts'
import { repository } from '../support/repository.ts'

const pictures = join(repository, 'docs/pictures')
const screens = join(repository, 'test-results/screens')

type Look = { theme: 'light' | 'dark'; language: 'ru' | 'en'; width: 1440 | 390 }

const looks: Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['ru', 'en'] as const).flatMap((language) =>
    ([1440, 390] as const).map((width) => ({ theme, language, width })),
  ),
)

async function visitor(
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
  })
  // Where nothing was chosen a member's own language is taken over at sign-in.
  await context.addCookies([{ name: localeCookie, value: language, url: baseURL }])
  return context.newPage()
}

/** Waits for fonts and for everything under way; then the picture is what a person sees. */
async function shoot(page: Page, folder: string, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('load')
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** Each screen of the desk as somebody with this look sees it. */
async function desk(browser: Browser, baseURL: string, look: Look): Promise<void> {
  const name = `${look.theme}-${look.language}-${look.width}`
  const page = await visitor(browser, baseURL, look)
  await page.goto('/sign-in')
  await shoot(page, screens, `sign-in-${name}`)
  await page.locator('input[name=email]').fill(anna.email)
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: /^(Войти|Sign in)$/ }).click()
  await page.waitForURL(/inbox/)
  await page.goto('/inbox/all')
  await page.getByText('Мария Иванова').first().waitFor()
  await shoot(page, screens, `list-${name}`)
  await page.getByText('Мария Иванова').first().click()
  await page.getByRole('article').first().waitFor()
  await shoot(page, screens, `conversation-${name}`)
  await page.goto('/inbox/closed')
  await shoot(page, screens, `closed-${name}`)
  await page.context().close()
}

/** Each page that a superadmin has more than an agent. */
async function settings(browser: Browser, baseURL: string, look: Look): Promise<void> {
  const name = `${look.theme}-${look.language}-${look.width}`
  const page = await visitor(browser, baseURL, look)
  await page.goto('/sign-in')
  await page.locator('input[name=email]').fill(vera.email)
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: /^(Войти|Sign in)$/ }).click()
  await page.waitForURL(/inbox/)
  const places = ['people', 'teams', 'roles', 'inboxes', 'routing', 'queues', 'audit', 'profile']
  for (const place of ['/load', ...places.map((one) => `/settings/${one}`)]) {
    await page.goto(place)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await shoot(page, screens, `${place.split('/').at(-1)}-${name}`)
  }
  await page.context().close()
}

async function widget(browser: Browser, baseURL: string, look: Look): Promise<void> {
  const name = `${look.theme}-${look.language}-${look.width}`
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

/** The two pictures of the README: a conversation that is really under way. */
async function readme(browser: Browser, baseURL: string): Promise<void> {
  const look: Look = { theme: 'light', language: 'ru', width: 1440 }
  const agent = agentOn(await visitor(browser, baseURL, look))
  const customer = customerOn(await visitor(browser, baseURL, look))
  await agent.signIn(anna.email)
  await agent.show('Все открытые')
  await customer.visit()
  await customer.become('Мария Иванова')
  await customer.open()
  await customer.entry('Пока ничего не пришло').click()
  await agent.open('Мария Иванова')
  await agent.reply('Мария, проверила: письмо задержал почтовый сервер, отправила билет ещё раз.')
  await customer.said('письмо задержал').waitFor()
  await customer.write('Пришло, спасибо огромное!')
  await agent.said('спасибо огромное').waitFor()
  await shoot(customer.page, pictures, 'widget-light-ru')
  await shoot(agent.page, pictures, 'desk-light-ru')
  await agent.page.emulateMedia({ colorScheme: 'dark' })
  await shoot(agent.page, pictures, 'desk-dark-ru')
}

const home = mkdtempSync(join(tmpdir(), 'otklik-screens-'))
for (const folder of [pictures, screens]) mkdirSync(folder, { recursive: true })
const platform = await startPlatform({
  home,
  ports: 'free',
  durable: false,
  product: { OTKLIK_DEMO: '1' },
})
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags })
try {
  const { web } = platform.settings.urls
  for (const look of looks) {
    await desk(browser, web, look)
    await settings(browser, web, look)
    await widget(browser, web, look)
  }
  await readme(browser, web)
} finally {
  await browser.close()
  await platform.stop()
  rmSync(home, { recursive: true, force: true })
}
