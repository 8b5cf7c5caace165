import { agentOn } from './people/agent.ts'
import { newMember } from './people/new-member.ts'
import { ask, conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

/** Calls a function of the database as this member. */
async function asMember<T>(email: string, call: string): Promise<T | undefined> {
  const [row] = await ask<{ answer: T }>(
    `select set_config('request.jwt.claims',
       json_build_object('sub', m.id, 'role', 'authenticated')::text, false),
       public.${call} as answer
     from public.members m where m.email = $1`,
    [email],
  )
  return row?.answer
}

test('the title counts what the agent has not read, and the desktop is told while nobody looks', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Где мой билет?')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  const member = await newMember()
  const agent = await newAgent(member)
  await asMember(member.email, `assign_conversation('${id}', m.id)`)
  await agent.openNumber(number)
  await agent.reply('Смотрю')
  await expect(customer.said('Смотрю')).toBeVisible()

  await agent.page.context().grantPermissions(['notifications'])
  await agent.page.addInitScript(() => {
    const told: string[] = []
    Object.assign(window, {
      told,
      Notification: class {
        static permission = 'granted'
        constructor(title: string, { body }: { body: string }) {
          told.push(`${title}: ${body}`)
        }
        close() {}
      },
    })
    document.hasFocus = () => false
  })
  await agent.page.goto('/settings/notifications')
  await expect(agent.page.getByRole('heading', { name: 'Уведомления', level: 1 })).toBeVisible()
  await customer.write('Нашёлся?')
  await expect
    .poll(() => agent.page.evaluate(() => (window as unknown as { told: string[] }).told))
    .toContainEqual(expect.stringContaining('Нашёлся?'))
  // The balancer may have given this newcomer other work as well.
  await expect(async () => {
    const unread = await asMember<number>(member.email, 'my_unread()')
    expect(unread).toBeGreaterThan(0)
    await expect(agent.page).toHaveTitle(new RegExp(`^\\(${unread}\\) `), { timeout: 1_000 })
  }).toPass({ timeout: 15_000 })
})

test('a habit is the same in the other tab at once, and after a reload', async ({ newPerson }) => {
  const { email } = await newMember()
  const agent = agentOn(await newPerson())
  await agent.signIn(email)
  const other = await agent.page.context().newPage()
  await other.goto('/settings/preferences')
  await agent.page.goto('/settings/preferences')
  await agent.page.getByRole('radio', { name: /^Плотно/ }).check()
  await expect(other.getByRole('radio', { name: /^Плотно/ })).toBeChecked()
  await other.reload()
  await expect(other.getByRole('radio', { name: /^Плотно/ })).toBeChecked()
  await expect(other.locator('[data-density]')).toHaveAttribute('data-density', 'compact')
})

test('a session that ends covers the desk, and what was typed is still there after signing in again', async ({
  newPerson,
}) => {
  const { email } = await newMember()
  const agent = agentOn(await newPerson())
  await agent.signIn(email)
  await agent.page.goto('/settings/profile')
  const name = agent.page.getByLabel('Имя')
  await name.fill('Имя ещё не сохранено')
  const other = await agent.page.context().newPage()
  await other.goto('/settings/profile')
  await other.getByRole('button', { name: 'Выйти везде' }).click()
  await expect(other.getByRole('button', { name: 'Войти' })).toBeVisible()
  await agent.page.getByRole('button', { name: 'Сохранить' }).first().click()
  const cover = agent.page.getByRole('alertdialog', { name: 'Вход завершён' })
  await expect(cover).toBeVisible()
  await agentOn(other).signIn(email)
  await cover.getByRole('button', { name: 'Продолжить' }).click()
  await expect(cover).toHaveCount(0)
  await expect(name).toHaveValue('Имя ещё не сохранено')
})
