import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { vera } from '../support/cast.ts'
import { platformUnderTest } from '../support/platform-under-test.ts'
import { agentOn } from './people/agent.ts'
import { newMember } from './people/new-member.ts'
import { ask, bodiesOf, conversationBegunWith, customerWrites } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

const banner = (page: Page) => page.getByRole('region', { name: 'Просмотр как другой сотрудник' })

/** From the people's screen, as a superadmin does. */
async function viewAs(page: Page, name: string): Promise<void> {
  await page.goto('/settings/people')
  await page.getByRole('link', { name }).click()
  await page.getByRole('button', { name: 'Посмотреть как этот человек' }).click()
  await expect(banner(page)).toContainText(name)
}

/** Past every screen, with the very token that the page holds. */
async function writeWith(page: Page, conversation: string): Promise<[number, string]> {
  const session = await page.request.get('/api/session')
  const { accessToken } = (await session.json()) as { accessToken: string }
  const { settings } = platformUnderTest()
  const response = await fetch(`${settings.urls.api}/rest/v1/rpc/send_message`, {
    method: 'POST',
    headers: {
      apikey: settings.keys.publishableKey,
      authorization: `Bearer ${accessToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ conversation, client_id: randomUUID(), body: 'от чужого имени' }),
  })
  return [response.status, ((await response.json()) as { message: string }).message]
}

test('a superadmin sees the desk as an agent sees it, live, and changes nothing', async ({
  newAgent,
  newCustomer,
}) => {
  const olga = await newMember()
  const agent = await newAgent(vera)
  const { page } = agent
  const customer = await newCustomer()
  const [about, other] = [once('Где мой билет?'), once('Где мой отель?')]
  await customer.begin('Билеты', about)
  const hotels = await newCustomer()
  await hotels.begin('Отели', other)

  await agent.show('Все открытые')
  await expect(agent.row(about)).toBeVisible()
  await expect(agent.row(other)).toBeVisible()

  await viewAs(page, olga.name)
  await expect(banner(page)).toContainText('Изменить ничего нельзя.')
  expect((await new AxeBuilder({ page }).include('section').analyze()).violations).toEqual([])
  await agent.show('Все открытые')
  await expect(agent.row(about)).toBeVisible()
  // The agent's team has nothing to do with hotels.
  await expect(agent.row(other)).toHaveCount(0)

  await agent.row(about).click()
  await expect(agent.said(about)).toBeVisible()
  await expect(page.getByText('писать нельзя')).toBeVisible()
  await expect(agent.field).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Закрыть диалог' })).toHaveCount(0)

  const { id } = await conversationBegunWith(about)
  const news = once('Я ещё здесь')
  await customerWrites(id, [news])
  await expect(agent.said(news)).toBeVisible()

  expect(await writeWith(page, id)).toEqual([403, 'view_as_is_read_only'])
  expect(await bodiesOf(id)).toEqual([about, news])
  const marks = await ask(
    `select from public.read_marks r join public.members m on m.id = r.reader_id
     where r.conversation_id = $1 and m.email = $2`,
    [id, olga.email],
  )
  expect(marks, 'nothing counts as read by the agent').toEqual([])

  await page.getByRole('button', { name: 'Прекратить' }).click()
  await expect(banner(page)).toHaveCount(0)
  await agent.show('Все открытые')
  await expect(agent.row(other)).toBeVisible()
  const written = await ask<{ kind: string }>(
    `select e.kind from public.audit_entries e join public.members m on m.id = e.subject_id
     where m.email = $1 and e.kind like 'view_as%' order by e.id`,
    [olga.email],
  )
  expect(written.map(({ kind }) => kind)).toEqual(['view_as_started', 'view_as_ended'])
})

test('the other tabs of the browser look through the same eyes', async ({ newAgent }) => {
  const olga = await newMember()
  const { page } = await newAgent(vera)
  const other = await page.context().newPage()
  await other.goto('/inbox/all')
  await viewAs(page, olga.name)
  await expect(banner(other)).toContainText(olga.name)
  await other.getByRole('button', { name: 'Прекратить' }).click()
  await expect(banner(page)).toHaveCount(0)
})

test('viewing that ends by itself leads back to one’s own desk, with a sentence', async ({
  newAgent,
}) => {
  const olga = await newMember()
  const agent = await newAgent(vera)
  await viewAs(agent.page, olga.name)
  await agent.show('Все открытые')
  await ask(
    `update public.view_as_sessions s set ended_at = now() from public.members m
     where m.id = s.member_id and m.email = $1`,
    [olga.email],
  )
  await expect(agent.page.getByText('Просмотр как другой сотрудник закончился')).toBeVisible()
  await expect(banner(agent.page)).toHaveCount(0)
  await agent.page.reload()
  await expect(agent.views).toBeVisible()
  await expect(agent.page.getByText('Просмотр как другой сотрудник закончился')).toHaveCount(0)
})

test('signing out ends the viewing, too', async ({ newPerson }) => {
  const olga = await newMember()
  const page = await newPerson()
  const agent = agentOn(page)
  await agent.signIn(vera.email)
  await viewAs(page, olga.name)
  await page.getByRole('button', { name: /^Учётная запись/ }).click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await expect(page.getByRole('heading', { name: 'Войдите в Otklik' })).toBeVisible()
  await agent.signIn(vera.email)
  await expect(banner(page)).toHaveCount(0)
})
