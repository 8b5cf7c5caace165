import { anna } from '../support/cast.ts'
import { expect, once, test } from './people/test.ts'

test('a closed conversation is closed for the customer too, who opens it again by writing', async ({
  newCustomer,
  newAgent,
}) => {
  const agent = await newAgent(anna)
  const customer = await newCustomer()
  const question = once('Спасибо, разобрался')
  await customer.begin('Билеты', question)
  await agent.show('Все открытые')
  await agent.open(question)
  const closed = await agent.count('Закрытые')

  await agent.page.getByRole('button', { name: 'Закрыть диалог' }).click()
  await expect(agent.page.getByText('Диалог закрыт', { exact: true })).toBeVisible()
  await expect(agent.row(question)).toHaveCount(0)
  await expect.poll(() => agent.count('Закрытые')).toBe(closed + 1)
  await expect(customer.chat.getByText(/^Диалог завершён/)).toBeVisible()

  const again = once('Ой, ещё вопрос')
  await customer.write(again)
  await expect(customer.chat.getByText(/^Диалог завершён/)).toHaveCount(0)
  await expect(agent.row(again)).toContainText('ждёт')
  await expect(agent.timeline.getByText('Клиент написал, и диалог открылся снова')).toBeVisible()
  await expect.poll(() => agent.count('Закрытые')).toBe(closed)
  await expect(agent.page.getByRole('button', { name: 'Закрыть диалог' })).toBeVisible()
})

test('a conversation closed by mistake is brought back by the notice itself', async ({
  newCustomer,
  newAgent,
}) => {
  const agent = await newAgent(anna)
  const customer = await newCustomer()
  const question = once('Мне ещё не ответили')
  await customer.begin('Билеты', question)
  await agent.show('Все открытые')
  await agent.open(question)
  await agent.page.getByRole('button', { name: 'Закрыть диалог' }).click()
  await expect(agent.row(question)).toHaveCount(0)
  await agent.page.getByRole('button', { name: 'Вернуть' }).click()
  await expect(agent.row(question)).toBeVisible()
  await expect(customer.chat.getByText(/^Диалог завершён/)).toHaveCount(0)
})
