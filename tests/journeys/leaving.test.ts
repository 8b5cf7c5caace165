import { password, vera } from '../support/cast.ts'
import { agentOn } from './people/agent.ts'
import { newMember } from './people/new-member.ts'
import { ask, conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('who is deactivated is out of the open desk at once, and the work goes back to the team', async ({
  newAgent,
  newCustomer,
}) => {
  const member = await newMember()
  const leaving = await newAgent(member)
  const customer = await newCustomer()
  const question = once('Можно перенести рейс?')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  const [taken] = await ask<{ member: string }>(
    `select set_config('request.jwt.claims', json_build_object('sub', m.id)::text, false),
       public.assign_conversation($1, m.id), m.id as member
     from public.members m where m.email = $2`,
    [id, member.email],
  )
  await leaving.page.goto(`/inbox/mine/${number}`)
  await expect(leaving.said(question)).toBeVisible()

  const admin = await newAgent(vera)
  await admin.page.goto(`/settings/people/${taken?.member}`)
  await admin.page.getByRole('button', { name: 'Отключить доступ' }).click()
  const dialog = admin.page.getByRole('dialog')
  await expect(dialog).toContainText('1 открытый диалог вернётся в очередь своей команды.')
  await dialog.getByRole('button', { name: 'Отключить доступ' }).click()
  await expect(admin.page.getByText('1 диалог вернулся в очередь команды.')).toBeVisible()

  await expect(leaving.timeline).toBeHidden({ timeout: 5_000 })
  await expect(leaving.views).toBeHidden()
  const [held] = await ask(
    'select assignee_id, team_id is not null as has_team from public.conversations where id = $1',
    [id],
  )
  expect(held).toEqual({ assignee_id: null, has_team: true })
})

test('who was deactivated is told so at sign-in, and comes in again when access is given back', async ({
  newAgent,
  newPerson,
}) => {
  const member = await newMember()
  await ask('update public.members set deactivated_at = now() where email = $1', [member.email])
  const page = await newPerson()
  await page.goto('/sign-in')
  await page.getByLabel('Почта').fill(member.email)
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toContainText(
    'администратор отключил ваш доступ',
  )
  await page.goto('/inbox/all')
  await expect(page).toHaveURL(/sign-in/)

  const admin = (await newAgent(vera)).page
  await admin.goto('/settings/people')
  await admin.getByText(/отключённы/).click()
  await admin.getByRole('link', { name: member.name }).click()
  await admin.getByRole('button', { name: 'Вернуть доступ' }).click()
  await expect(admin.getByText('Доступ возвращён')).toBeVisible()
  await agentOn(page).signIn(member.email)
})
