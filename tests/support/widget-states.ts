import type { FrameLocator, Page, Route } from '@playwright/test'
import { textsIn } from '../../components/widget/texts/both.ts'

/*
 * Every state that a customer can see the widget in, reached one after the other on the demo site: for
 * pictures, and for axe.
 */

type Language = 'ru' | 'en'

const waves = { ru: 'Скрыть сообщение', en: 'Hide the message' }
const opens = { ru: 'Открыть чат с поддержкой', en: 'Open support chat' }
/** A picture of 320 × 200 pixels with a sky in it. */
const picture = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="#7fb2e5"/></svg>`,
)

/**
 * Goes through the states of a known customer and of a visitor.
 *
 * @param onState called in each, with its name
 */
export async function throughStates(
  page: Page,
  look: { language: Language; theme: 'light' | 'dark' },
  api: string,
  onState: (name: string) => Promise<void>,
): Promise<void> {
  const t = textsIn(look.language)
  const chat = page.frameLocator('iframe')
  const button = (name: string) => chat.getByRole('button', { name, exact: true })
  const open = async (as: string) => {
    await page.goto(`/demo?lang=${look.language}&theme=${look.theme}${as}`)
    const launcher = page.getByRole('button', { name: new RegExp(`^${opens[look.language]}`) })
    await launcher.waitFor()
    return launcher
  }
  const field = chat.getByRole('textbox', { name: t.compose })

  const entries = chat.getByRole('region', { name: t.conversations }).getByRole('button')

  await page.route(new RegExp(`^${api}/rest/v1/rpc/(widget_state|contact_messages)$`), rateable)
  let launcher = await open('&as=maria')
  await onState('closed')
  const state = `${api}/rest/v1/rpc/widget_state`
  await page.route(state, unread)
  await open('&as=maria')
  await page.getByRole('button', { name: waves[look.language] }).waitFor()
  await onState('preview')
  await page.unroute(state, unread)
  launcher = await open('&as=maria')
  await launcher.click()
  await entries.first().waitFor()
  await onState('home')

  await entries.filter({ hasNotText: t.closed }).first().click()
  await chat
    .getByText(/SU-1402/)
    .first()
    .waitFor()
  await onState('conversation')
  await button(t.more).click()
  await onState('menu')
  await button(t.transcript).click()
  await button(t.cancel).waitFor()
  await onState('transcript')
  await button(t.cancel).click()
  await button(t.emoji).click()
  await button('🙏').waitFor()
  await onState('emoji')
  await button('🙏').click()
  await field.fill('')
  await picturesIn(chat, page, t, onState)
  await refusedIn(page, chat, api, field, t, onState)

  launcher = await open('&as=maria')
  await launcher.click()
  await entries.filter({ hasText: t.closed }).first().click()
  await chat.getByText(t.ended).waitFor()
  const best = chat.getByRole('radio', { name: t.scores[4] })
  await best.waitFor({ state: 'attached' })
  await best.check({ force: true })
  await onState('rating')

  await visitorStates(page, chat, api, open, t, onState)
}

/** The seed closed a conversation without an event, and only what was closed by somebody is rated. */
async function rateable(route: Route): Promise<void> {
  const response = await route.fetch()
  const text = await response.text()
  const asked = text.replace(/"may_rate": ?(false|null)/g, '"may_rate": true')
  await route.fulfill({ response, body: asked })
}

/** The team wrote last, and nobody has seen it. */
async function unread(route: Route): Promise<void> {
  const response = await route.fetch()
  const json = (await response.json()) as { conversations: object[] }
  const [first, ...others] = json.conversations
  const news = { ...first, unread: 1, preview_from: 'member', preview_deleted: false }
  await route.fulfill({ response, json: { ...json, conversations: [news, ...others] } })
}

type Texts = ReturnType<typeof textsIn>
type OnState = (name: string) => Promise<void>

async function picturesIn(chat: FrameLocator, page: Page, t: Texts, onState: OnState) {
  const name = `photo-${Date.now()}.png`
  // Drawn by the browser: a real PNG, as Storage wants it.
  const png = await page.evaluate(async (svg) => {
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = 320
    canvas.height = 200
    canvas.getContext('2d')!.drawImage(image, 0, 0)
    return canvas.toDataURL('image/png').split(',')[1]!
  }, picture.toString())
  await chat
    .locator('input[type=file][multiple]')
    .setInputFiles({ name, mimeType: 'image/png', buffer: Buffer.from(png, 'base64') })
  await chat.getByRole('list', { name: t.files }).waitFor()
  await onState('chosen-file')
  await chat.getByRole('button', { name: t.send, exact: true }).click()
  const shown = chat.getByRole('button', { name: t.picture(name) })
  await shown.waitFor()
  await onState('picture')
  await shown.click()
  const lightbox = chat.getByRole('dialog', { name })
  await lightbox.waitFor()
  await onState('lightbox')
  await lightbox.press('Escape')
}

/** A message that was refused, and one that has to wait. */
async function refusedIn(
  page: Page,
  chat: FrameLocator,
  api: string,
  field: ReturnType<FrameLocator['getByRole']>,
  t: Texts,
  onState: OnState,
) {
  const send = `${api}/rest/v1/rpc/send_message`
  const answer = (status: number, message: string, details: string) =>
    page.route(send, (route) =>
      route.fulfill({
        status,
        headers: { 'access-control-allow-origin': '*' },
        json: { code: `PT${status}`, message, details, hint: null },
      }),
    )
  await answer(400, 'message_too_long', '')
  await field.fill('…')
  await field.press('Enter')
  await chat.getByRole('button', { name: t.retry }).waitFor()
  await onState('failed')
  await chat.getByRole('button', { name: t.remove, exact: true }).click()
  await page.unroute(send)
  await answer(429, 'rate_limited', '90')
  await field.fill('…')
  await field.press('Enter')
  await chat
    .getByRole('status')
    .filter({ hasText: t.limited({ unit: 'minute', count: 2 }) })
    .waitFor()
  await onState('limited')
  await page.unroute(send)
}

async function visitorStates(
  page: Page,
  chat: FrameLocator,
  api: string,
  open: (as: string) => Promise<{ click: () => Promise<void> }>,
  t: Texts,
  onState: OnState,
) {
  const state = `${api}/rest/v1/rpc/widget_state`
  await page.route(state, async (route) => {
    const response = await route.fetch()
    const json = (await response.json()) as { inbox?: object }
    await route.fulfill({
      response,
      json: { ...json, inbox: { ...json.inbox, asks_for_address: true } },
    })
  })
  const launcher = await open('')
  await launcher.click()
  const category = chat.getByRole('region', { name: t.startAbout }).getByRole('button').first()
  await category.waitFor()
  await onState('first-visit')
  await category.click()
  await chat.getByText(t.intro).waitFor()
  await onState('new-conversation')
  await chat.getByRole('textbox', { name: t.compose }).fill('Hello? Есть кто?')
  await chat.getByRole('button', { name: t.send, exact: true }).click()
  await chat.getByRole('textbox', { name: t.address }).waitFor()
  await onState('address')
  await page.context().setOffline(true)
  await chat.getByRole('status').filter({ hasText: t.offline }).waitFor()
  await onState('offline')
  await page.context().setOffline(false)
  await page.unroute(state)
  const door = `${api}/functions/v1/widget-session`
  await page.route(door, (route) =>
    route.fulfill({
      status: 403,
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
      json: { reason: 'contact_blocked' },
    }),
  )
  await (await open('')).click()
  await chat.getByRole('status').filter({ hasText: t.refusals.contact_blocked }).waitFor()
  await onState('refused')
  await page.unroute(door)
}
