import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { linkIn, newestMailTo } from './mails.ts'

/** An address that nobody has. */
export const newAddress = () => `${randomUUID().slice(0, 8)}@journeys.otklik.test`

/** Invites an address as an agent of «Билеты», from the people screen. */
export async function inviteFrom(page: Page, email: string): Promise<void> {
  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Пригласить' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Почта').fill(email)
  await dialog.getByRole('checkbox', { name: 'Билеты' }).check()
  await dialog.getByRole('button', { name: 'Отправить приглашение' }).click()
  await expect(invitationOf(page, email)).toBeVisible()
}

/** The row of an open invitation. */
export function invitationOf(page: Page, email: string) {
  return page.getByRole('list', { name: 'Приглашения' }).getByRole('listitem').filter({
    hasText: email,
  })
}

/** The link of the newest letter to an address, once it is another than `before`. */
export async function invitationLink(email: string, before?: string): Promise<string> {
  let link = ''
  await expect(async () => {
    link = linkIn(await newestMailTo(email))
    expect(link).toMatch(/\/invite\?token=[0-9a-f]{64}$/)
    expect(link).not.toBe(before)
  }).toPass({ timeout: 15_000 })
  return link
}

/** Fills in what the link asks for, and goes on. */
export async function join(page: Page, name: string, secret: string): Promise<void> {
  await page.getByLabel('Как вас зовут').fill(name)
  await page.getByLabel('Пароль', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Присоединиться' }).click()
}
