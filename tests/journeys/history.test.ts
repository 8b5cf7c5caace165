import { type Locator, type Page } from '@playwright/test'
import { anna } from '../support/cast.ts'
import { conversationBegunWith, customerWrites } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

const line = (n: number) => `Строка ${String(n).padStart(3, '0')}`

/** A conversation of 120 messages: its first words, then lines 2 to 120. */
async function aLongOne(customer: { begin: (about: string, text: string) => Promise<void> }) {
  const question = once('Начало длинной истории')
  await customer.begin('Билеты', question)
  const conversation = await conversationBegunWith(question)
  await customerWrites(
    conversation.id,
    Array.from({ length: 119 }, (_, n) => line(n + 2)),
  )
  return { question, ...conversation }
}

/** A conversation with news may open where they begin: goes on to its last line. */
async function toTheEnd(agent: { page: Page; said: (text: string) => Locator }) {
  const way = agent.page.getByRole('button', { name: 'К последним' })
  await expect(async () => {
    if (await way.isVisible()) await way.click()
    await expect(agent.said(line(120))).toBeInViewport({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
}

/** Where on the screen something stands, in pixels from its top. */
const topOf = async (thing: Locator) => Math.round((await thing.boundingBox())?.y ?? Number.NaN)

test('an agent scrolls through 120 messages to the first one and never loses the place', async ({
  newCustomer,
  newAgent,
}) => {
  const { question, number } = await aLongOne(await newCustomer())
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  await toTheEnd(agent)
  await expect(async () => {
    await agent.timeline.getByRole('article').first().scrollIntoViewIfNeeded()
    await expect(agent.said(question)).toBeInViewport({ timeout: 200 })
  }).toPass({ timeout: 30_000 })
  await expect(agent.timeline.getByText('Клиент начал диалог. Тема: Билеты')).toBeVisible()

  await agent.page.getByRole('button', { name: 'К последним' }).click()
  await expect(agent.said(line(120))).toBeInViewport()
})

test('the line that an agent reads stays where it is while an earlier page arrives above', async ({
  newCustomer,
  newAgent,
}) => {
  const { number } = await aLongOne(await newCustomer())
  const agent = await newAgent(anna)
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await agent.page.route('**/rest/v1/rpc/timeline_page', async (route) => {
    const isEarlier = route.request().postDataJSON()?.before_position !== undefined
    if (isEarlier) await held
    await route.continue()
  })
  await agent.openNumber(number)
  await toTheEnd(agent)
  const first = agent.timeline.getByRole('article').first()
  await first.scrollIntoViewIfNeeded()
  const words = await first.getByRole('paragraph').innerText()
  const before = await topOf(agent.words(words))
  release()
  await expect(first.getByRole('paragraph')).not.toHaveText(words)
  await expect
    .poll(async () => Math.abs((await topOf(agent.words(words))) - before))
    .toBeLessThan(3)
})

test('a customer scrolls through 120 messages to the first one and never loses the place', async ({
  newCustomer,
}) => {
  const customer = await newCustomer()
  const { question } = await aLongOne(customer)
  await expect(customer.said(line(120))).toBeInViewport()
  await customer.page.reload()
  await customer.open()
  await customer.entry(line(120)).click()
  await expect(customer.said(line(120))).toBeInViewport()
  await expect(customer.said(question)).toHaveCount(0)
  const oldest = customer.bodies.first()

  for (const from of [81, 41]) {
    await expect(oldest).toHaveText(line(from))
    await oldest.scrollIntoViewIfNeeded()
    await expect(oldest).not.toHaveText(line(from))
    await expect(customer.said(line(from))).toBeInViewport()
  }
  await expect(oldest).toHaveText(question)
  await oldest.scrollIntoViewIfNeeded()
  await expect(customer.bodies).toHaveCount(120)
  await expect(customer.said(question)).toBeInViewport()
})
