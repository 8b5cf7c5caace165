import { anna, boris } from '../support/cast.ts'
import { ask, conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

const minute = 60_000

test('a snoozed conversation wakes to the minute, when its customer writes, and by a colleague’s note', async ({
  newCustomer,
  newAgent,
}) => {
  test.setTimeout(240_000)
  await ask(`update public.members set availability = 'online', capacity = 400 where id = $1`, [
    anna.id,
  ])
  const agent = await newAgent(anna)
  const customer = await newCustomer()
  const question = once('Верните деньги')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  await agent.openNumber(number)
  await agent.page.getByRole('button', { name: 'Взять диалог себе' }).click()
  await agent.show('Мои')
  await agent.open(question)

  // To the minute: the next one, unless that begins before the hand has typed it.
  const now = Date.now()
  const until = new Date(Math.ceil((now + 20_000) / minute) * minute)
  await agent.page.keyboard.press('z')
  const choice = agent.page.getByRole('dialog', { name: 'Отложить' })
  const [date, time] = [moscow(until, 'en-CA'), moscow(until, 'time')]
  await choice.getByLabel('День', { exact: true }).fill(date)
  await choice.getByLabel('Время', { exact: true }).fill(time)
  await choice.getByLabel('Почему').fill('Ждём банк')
  await choice.getByRole('button', { name: 'Отложить', exact: true }).click()
  await expect(agent.row(question)).toHaveCount(0)
  await expect(agent.page.getByText(`Отложен: сегодня, ${time}`).first()).toBeVisible()
  await expect(agent.page.getByText('отложили вы')).toBeVisible()
  await agent.show('Отложенные')
  await expect(agent.row(question)).toContainText('Ждём банк')
  await agent.show('Мои')
  const woke = agent.page.getByRole('status').filter({ hasText: `Диалог №${number} вернулся` })
  await expect(woke.getByText('Пришло время.')).toBeVisible({ timeout: 100_000 })
  await expect(agent.row(question)).toBeVisible()
  const [event] = await ask<{ late: number }>(
    `select extract(epoch from occurred_at - $2::timestamptz)::float as late from public.conversation_events
     where conversation_id = $1 and type = 'conversation_woken'`,
    [id, until.toISOString()],
  )
  expect(event!.late).toBeGreaterThanOrEqual(0)
  expect(event!.late).toBeLessThan(3)

  await woke.getByRole('button', { name: 'Открыть' }).click()
  await expect(agent.timeline.getByText('Пришло время, и диалог вернулся')).toBeVisible()
  await agent.snooze(/^Пока клиент не ответит/)
  await expect(agent.page.getByText('Отложен, пока клиент не ответит').first()).toBeVisible()
  await agent.show('Мои')
  await expect(agent.row(question)).toHaveCount(0)
  await customer.write('Ну что там?')
  await expect(woke.getByText('Клиент написал.')).toBeVisible()
  await expect(agent.row('Ну что там?')).toBeVisible()

  await agent.open('Ну что там?')
  await agent.snooze(/^Завтра/, 'Утром спросим')
  await agent.show('Мои')
  await expect(agent.row('Ну что там?')).toHaveCount(0)
  const colleague = await newAgent(boris)
  await colleague.openNumber(number, 'snoozed')
  await expect(colleague.page.getByText('отложено: Анна Морозова')).toBeVisible()
  await expect(colleague.page.getByText('Утром спросим').first()).toBeVisible()
  await colleague.note('Банк ответил')
  await expect(woke.getByText('Борис Ким: новая заметка.')).toBeVisible()
  await expect(agent.row('Ну что там?')).toBeVisible()
  await expect(colleague.timeline.getByText('Вы написали заметку, и диалог вернулся')).toBeVisible()
})

test('a message to a conversation closed long ago goes on in a new one, in front of the customer', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Спасибо за билет')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  await agent.page.keyboard.press('e')
  await expect(customer.chat.getByText('Диалог завершён')).toBeVisible()
  await ask(
    `update public.conversations set closed_at = now() - interval '30 days' where id = $1`,
    [id],
  )
  const more = once('Теперь нужен обратный')
  await customer.write(more)
  await expect(
    customer.chat.getByRole('button', { name: `Продолжение диалога ${number}` }),
  ).toBeVisible()
  await expect(customer.bodies).toHaveText([more])
  const next = await conversationBegunWith(more)
  expect(next.number).toBeGreaterThan(number)
  await agent.openNumber(next.number)
  await expect(
    agent.timeline.getByText('Клиент написал в закрытый диалог, и он продолжился здесь'),
  ).toBeVisible()
})

function moscow(at: Date, what: 'en-CA' | 'time'): string {
  const timeZone = 'Europe/Moscow'
  return what === 'time'
    ? at.toLocaleTimeString('ru', { timeZone, hour: '2-digit', minute: '2-digit' })
    : at.toLocaleDateString('en-CA', { timeZone })
}
