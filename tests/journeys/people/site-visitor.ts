import { createHmac } from 'node:crypto'
import type { Page } from '@playwright/test'
import { ask } from './table.ts'
import { customerOn } from './customer.ts'

/** A customer on a page that is not the demo's. */
export function visitorOn(page: Page) {
  return {
    ...customerOn(page),
    /** `Otklik(verb, …)` as the page itself would call it. */
    call: (...call: unknown[]) =>
      page.evaluate(
        (said) =>
          (window as unknown as Record<string, (...s: unknown[]) => unknown>).Otklik!(...said),
        call,
      ),
  }
}

/** A token as the demo company's backend signs it. */
export async function identityOf(person: { user_id: string } & Record<string, unknown>) {
  const [row] = await ask<{ secret: string }>(
    `select public.widget_inbox('demo-travel') ->> 'identity_secret' as secret`,
    [],
  )
  const now = Math.floor(Date.now() / 1000)
  const unsigned = [
    { alg: 'HS256', typ: 'JWT' },
    { ...person, iat: now, exp: now + 600 },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const secret = row?.secret ?? ''
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`
}
