import { teams } from '../support/cast.ts'
import { newMember } from './people/new-member.ts'
import { ask, conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

const lost = 'Этот диалог вам больше не доступен'
const memberId = '(select id from public.members where email = $1)'

test('who is taken out of the team loses its open conversation at once, and has it again when put back', async ({
  newCustomer,
  newAgent,
}) => {
  const olga = await newMember()
  const customer = await newCustomer()
  const question = once('Можно вернуть билет?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const agent = await newAgent(olga)
  await agent.openNumber(number)
  await expect(agent.row(question)).toBeVisible()
  await agent.field.fill('Вернуть можно до')
  const team = agent.views.getByRole('link', { name: 'Билеты' })
  await expect(team).toBeVisible()

  await ask(`delete from public.team_members where member_id = ${memberId}`, [olga.email])
  await expect(agent.page.getByText(lost)).toBeVisible()
  await expect(agent.page.getByText('Изменились ваша роль или команды.')).toBeVisible()
  await expect(agent.page.getByText('Вернуть можно до')).toBeVisible()
  await expect(agent.timeline).toHaveCount(0)
  await expect(agent.row(question)).toHaveCount(0)
  await expect(team).toHaveCount(0)
  await expect.poll(() => agent.count('Все открытые')).toBe(0)

  await ask(`insert into public.team_members (team_id, member_id) values ($2, ${memberId})`, [
    olga.email,
    teams.tickets,
  ])
  await expect(agent.bodies).toHaveText([question])
  await expect(agent.field).toHaveText('Вернуть можно до')
  await expect(agent.row(question)).toBeVisible()
  await expect(team).toBeVisible()
  const more = once('Алло?')
  await customer.write(more)
  await expect(agent.said(more)).toBeVisible()
})

test('a conversation that could not be found opens by itself when it becomes visible', async ({
  newCustomer,
  newAgent,
}) => {
  const olga = await newMember()
  await ask(`update public.team_members set team_id = $2 where member_id = ${memberId}`, [
    olga.email,
    teams.hotels,
  ])
  const customer = await newCustomer()
  const question = once('Нужен счёт')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  const agent = await newAgent(olga)
  await agent.page.goto(`/inbox/all/${number}`)
  await expect(agent.page.getByText(`Диалог №${number} не найден`)).toBeVisible()
  await ask(`update public.conversations set assignee_id = ${memberId} where id = $2`, [
    olga.email,
    id,
  ])
  await expect(agent.bodies).toHaveText([question])
})

test('who is deactivated while working reads why, and can only sign out', async ({ newAgent }) => {
  const olga = await newMember()
  const agent = await newAgent(olga)
  await expect(agent.views).toBeVisible()
  await ask('update public.members set deactivated_at = now() where email = $1', [olga.email])
  await expect(agent.page.getByRole('heading', { name: 'Ваш доступ закрыт' })).toBeVisible()
  await expect(agent.views).toHaveCount(0)
  await agent.page.getByRole('button', { name: 'Выйти' }).click()
  await expect(agent.page.getByRole('button', { name: 'Войти' })).toBeVisible()
})
