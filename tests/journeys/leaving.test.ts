import { password, vera } from '../support/cast.ts'
import { agentOn } from './people/agent.ts'
import { newMember } from './people/new-member.ts'
import { ask, conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('who is deactivated is out of the open desk at once, and the work goes back to the team', async ({
  newAgent,
  newCustomer,
  newPerson,
}) => {
  const member = await newMember()
  const leaving = await newAgent(member)
  const customer = await newCustomer()
  const question = once('Можно перенести рейс?')
  await customer.begin('Билеты', question)
  const { id } = await conversationBegunWith(question)
  await leaving.show('Без исполнителя')
  await leaving.open(question)
  await leaving.give(new RegExp(member.name))
  await expect(leaving.page.getByRole('button', { name: /^Исполнитель: я/ })).toBeVisible()

  const admin = await newAgent(vera)
  await admin.page.goto('/settings/people')
  await admin.page.getByLabel('Имя или почта').fill(member.name)
  await admin.page.getByRole('link', { name: member.name }).click()
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

  const again = await newPerson()
  await again.goto('/sign-in')
  await again.getByLabel('Почта').fill(member.email)
  await again.getByLabel('Пароль', { exact: true }).fill(password)
  await again.getByRole('button', { name: 'Войти' }).click()
  await expect(again.getByRole('alert').filter({ hasText: /./ })).toContainText(
    'администратор отключил ваш доступ',
  )
  await again.goto('/inbox/all')
  await expect(again).toHaveURL(/sign-in/)

  await admin.page.getByRole('button', { name: 'Вернуть доступ' }).click()
  await expect(admin.page.getByText('Доступ возвращён')).toBeVisible()
  await agentOn(again).signIn(member.email)
})
