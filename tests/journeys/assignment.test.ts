import { anna, boris, darya } from '../support/cast.ts'
import { conversationBegunWith } from './people/table.ts'
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
  await tickets.give('Команда «Отели»')
  await expect(tickets.page.getByText('Этот диалог вам больше не доступен')).toBeVisible()
  await expect(tickets.page.getByText('черновик сохранён в этом браузере')).toBeVisible()
  await expect(tickets.row(question)).toHaveCount(0)
  await expect(tickets.timeline).toHaveCount(0)
  await expect(hotels.row(question)).toBeVisible()
  await hotels.open(question)
  await expect(hotels.bodies).toHaveText([question])

  const more = once('Я на вокзале')
  await customer.write(more)
  await expect(hotels.said(more)).toBeVisible()
  await expect(tickets.page.getByText(more)).toHaveCount(0)

  await hotels.give('Команда «Билеты»')
  await expect(hotels.page.getByText('Этот диалог вам больше не доступен')).toBeVisible()
  await tickets.open(more)
  await expect(tickets.field).toHaveValue('Сейчас найдём вам')
  await expect(tickets.bodies).toHaveText([question, more])
})
