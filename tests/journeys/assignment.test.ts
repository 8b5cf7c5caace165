import { anna, boris, darya } from '../support/cast.ts'
import { ask, conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('a conversation goes to me, to a colleague and back, live on both screens', async ({
  newCustomer,
  newAgent,
}) => {
  const [one, other] = [await newAgent(anna), await newAgent(boris)]
  await one.show('Без исполнителя')
  await other.show('Без исполнителя')
  const mine = await one.count('Мои')
  const theirs = await other.count('Мои')
  const nobodys = await one.count('Без исполнителя')
  const customer = await newCustomer()
  const question = once('Где мой ваучер?')
  await customer.begin('Билеты', question)
  await expect(one.row(question)).toBeVisible()
  await expect(other.row(question)).toBeVisible()
  await expect.poll(() => other.count('Без исполнителя')).toBe(nobodys + 1)

  await one.open(question)
  await one.give(/^Анна Морозова/)
  await expect(one.row(question)).toHaveCount(0)
  await expect(other.row(question)).toHaveCount(0)
  await expect.poll(() => one.count('Мои')).toBe(mine + 1)
  await expect.poll(() => other.count('Без исполнителя')).toBe(nobodys)

  await other.show('Мои')
  await one.give(/^Борис Ким/)
  await expect(other.row(question)).toBeVisible()
  await expect.poll(() => other.count('Мои')).toBe(theirs + 1)
  await expect.poll(() => one.count('Мои')).toBe(mine)
  await expect(one.timeline.getByText('Вы назначили исполнителя: Борис Ким')).toBeVisible()
  await expect(customer.chat.getByRole('heading', { name: 'Борис Ким' })).toBeVisible()

  await one.give('Снять исполнителя')
  await expect(one.row(question)).toBeVisible()
  await expect(other.row(question)).toHaveCount(0)
  await expect.poll(() => one.count('Без исполнителя')).toBe(nobodys + 1)
})

test('who is of another team sees a conversation when it is moved there, and loses it when it moves on', async ({
  newCustomer,
  newAgent,
}) => {
  const [tickets, hotels] = [await newAgent(anna), await newAgent(darya)]
  await tickets.show('Без исполнителя')
  await hotels.page.goto('/inbox/unassigned')
  const customer = await newCustomer()
  const question = once('Поезд отменили, где ночевать?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  await expect(tickets.row(question)).toBeVisible()
  await expect(hotels.row(question)).toHaveCount(0)
  await hotels.page.goto(`/inbox/all/${number}`)
  await expect(hotels.page.getByText(`Диалог №${number} не найден`)).toBeVisible()
  await hotels.show('Без исполнителя')

  await tickets.open(question)
  await tickets.field.fill('Сейчас найдём вам')
  await tickets.moveTo('Отели', 'Нужен отель рядом с вокзалом')
  await expect(tickets.page.getByText('Этот диалог вам больше не доступен')).toBeVisible()
  await expect(tickets.page.getByText('черновик сохранён в этом браузере')).toBeVisible()
  await expect(tickets.row(question)).toHaveCount(0)
  await expect(tickets.timeline).toHaveCount(0)
  await expect(hotels.row(question)).toBeVisible()
  await hotels.open(question)
  await expect(hotels.said('Нужен отель рядом с вокзалом')).toBeVisible()

  const more = once('Я на вокзале')
  await customer.write(more)
  await expect(hotels.said(more)).toBeVisible()
  await expect(tickets.page.getByText(more)).toHaveCount(0)

  await hotels.moveTo('Билеты')
  await expect(hotels.page.getByText('Этот диалог вам больше не доступен')).toBeVisible()
  await tickets.open(more)
  await expect(tickets.field).toHaveText('Сейчас найдём вам')
  for (const words of [question, 'Нужен отель рядом с вокзалом', more])
    await expect(tickets.words(words)).toBeVisible()
})

test('who has enough already gets more after one question, and it can be taken back', async ({
  newCustomer,
  newAgent,
}) => {
  const agent = await newAgent(anna)
  const customer = await newCustomer()
  const question = once('Кто возьмёт ещё один?')
  await customer.begin('Билеты', question)
  await agent.show('Без исполнителя')
  await agent.open(question)
  await ask('update public.members set capacity = 0 where id = $1', [boris.id])
  await agent.give(/^Борис Ким/)
  await expect(agent.page.getByText(/^Борис Ким: \d+ из 0. Всё равно отдать\?$/)).toBeVisible()
  await agent.page.getByRole('button', { name: 'Всё равно отдать' }).click()
  await expect(agent.row(question)).toHaveCount(0)
  const notice = agent.page.getByRole('status').filter({ hasText: 'Назначен исполнитель' })
  await expect(notice.getByText(/^Борис Ким: теперь \d+ из 0$/)).toBeVisible()
  await notice.getByRole('button', { name: 'Вернуть' }).click()
  await expect(agent.row(question)).toBeVisible()
  await ask('update public.members set capacity = 8 where id = $1', [boris.id])
})
