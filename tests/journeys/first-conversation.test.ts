import { anna, boris } from '../support/cast.ts'
import { conversationBegunWith } from './people/table.ts'
import { expect, once, test, typeUntil } from './people/test.ts'

test('a visitor writes and an agent answers, each live before the other’s eyes', async ({
  newCustomer,
  newAgent,
}) => {
  const agent = await newAgent(anna)
  await agent.show('Без исполнителя')
  const unassigned = await agent.count('Без исполнителя')
  const mine = await agent.count('Мои')

  const customer = await newCustomer()
  const question = once('Можно поменять место у окна?')
  await customer.begin('Билеты', question)
  await expect(customer.chat.getByText(/^Билеты · Диалог \d+$/)).toBeVisible()

  await expect(agent.row(question)).toContainText('Не прочитано')
  await expect(agent.row(question)).toContainText('Билеты')
  await expect.poll(() => agent.count('Без исполнителя')).toBe(unassigned + 1)
  await agent.open(question)
  await expect(agent.bodies).toHaveText([question])
  await expect(customer.talk.getByText('Прочитано')).toBeVisible()
  await expect(agent.row(question)).not.toContainText('Не прочитано')

  await typeUntil(agent.field, customer.typing)
  await expect(customer.typing).toHaveText('Анна Морозова печатает')
  const answer = once('Поменяли: место 14, у окна.')
  await agent.reply(answer)
  await expect(customer.said(answer)).toBeVisible()
  await expect(customer.typing).toBeHidden()
  await expect(customer.chat.getByRole('heading', { name: 'Анна Морозова' })).toBeVisible()

  await expect(agent.timeline.getByText('Вы ответили, и диалог стал вашим')).toBeVisible()
  await expect(agent.page.getByRole('button', { name: 'Исполнитель: я' })).toBeVisible()
  await expect.poll(() => agent.count('Без исполнителя')).toBe(unassigned)
  await expect.poll(() => agent.count('Мои')).toBe(mine + 1)
  await expect(agent.row(answer)).toHaveCount(0)
  await agent.show('Мои')
  await expect(agent.row(answer)).toContainText('в работе')
  await agent.open(answer)
  await expect(agent.said(answer)).toContainText('Клиент прочитал')

  await typeUntil(customer.field, agent.typing)
  await expect(agent.typing).toHaveText(/Посетитель печатает/)
  const thanks = once('Спасибо!')
  await customer.write(thanks)
  await expect(agent.bodies).toHaveText([question, answer, thanks])
  await expect(agent.typing).toHaveCount(0)
  await expect(agent.row(thanks)).toContainText('ждёт')
})

test('an anonymous visitor comes back to the conversation after a reload', async ({
  newCustomer,
}) => {
  const customer = await newCustomer()
  const question = once('Собаку в поезд пустят?')
  await customer.begin('Другой вопрос', question)
  await customer.page.reload()
  await customer.open()
  await customer.entry(question).click()
  await expect(customer.bodies).toHaveText([question])
})

test('two members see that they look at the same conversation', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Кто-нибудь есть?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const [one, other] = [await newAgent(anna), await newAgent(boris)]
  await one.openNumber(number)
  await other.openNumber(number)
  await expect(one.page.getByRole('img', { name: 'Сейчас смотрит: Борис Ким' })).toBeVisible()
  await expect(other.page.getByRole('img', { name: 'Сейчас смотрит: Анна Морозова' })).toBeVisible()
  await other.page.goto('/inbox/all')
  await expect(one.page.getByRole('img', { name: /Сейчас смотрит/ })).toHaveCount(0)
})
