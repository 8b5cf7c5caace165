import { randomUUID } from 'node:crypto'
import type { Cookie, Locator } from '@playwright/test'
import { localeCookie } from '#lib/i18n/locale.ts'
import { test as journey, expect } from '../../support/journey.ts'
import { agentOn, type Agent } from './agent.ts'
import { customerOn, type Customer } from './customer.ts'

type People = {
  /** A customer in a browser of their own, on the demo site, whom nobody knows. */
  newCustomer: () => Promise<Customer>
  /** A member in a browser of their own, signed in. */
  newAgent: (member: { email: string }) => Promise<Agent>
}

export const test = journey.extend<People>({
  newCustomer: async ({ newPerson }, use) =>
    use(async () => {
      const customer = customerOn(await newPerson())
      await customer.visit()
      return customer
    }),
  newAgent: async ({ newPerson, baseURL }, use) =>
    use(async ({ email }) => {
      const page = await newPerson()
      // Signing in would speak the member's own language, and this desk is read in Russian.
      await page.context().addCookies([{ name: localeCookie, value: 'ru', url: baseURL! }])
      const agent = agentOn(page)
      await arrive(agent, email)
      return agent
    }),
})

/** Sessions by address: signing in is what one journey is about, and time in every other. */
const sessions = new Map<string, Cookie[]>()

async function arrive(agent: Agent, email: string): Promise<void> {
  const context = agent.page.context()
  const session = sessions.get(email)
  if (!session) {
    await agent.signIn(email)
    sessions.set(email, await context.cookies())
  } else {
    await context.addCookies(session)
    await agent.page.goto('/inbox/mine')
    await expect(agent.views).toBeVisible()
  }
}

/** Words that nobody else says, so that one journey never finds another's conversation. */
export const once = (text: string): string => `${text} ${randomUUID().slice(0, 8)}`

/** Presses keys, as one who writes does, until the other side has noticed. */
export async function typeUntil(field: Locator, isSeen: Locator): Promise<void> {
  await expect(async () => {
    await field.pressSequentially('э')
    await expect(isSeen).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
}

export { expect }
