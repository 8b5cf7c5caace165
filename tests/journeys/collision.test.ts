import { anna, boris } from '../support/cast.ts'
import { conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('who writes an answer that a colleague has just given is told, and asked before it goes out', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Рейс отменён?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const [agent, colleague] = [await newAgent(anna), await newAgent(boris)]
  await agent.openNumber(number)
  await colleague.openNumber(number)

  const second = once('Рейс по расписанию')
  await agent.field.pressSequentially(second)
  await customer.write('Ответьте, пожалуйста')
  await expect(agent.page.getByText('клиент прислал новое сообщение')).toBeVisible()
  const first = once('Рейс задержан на час')
  await colleague.reply(first)
  const warning = agent.page.getByText('Борис Ким: ответ уже отправлен, пока вы писали')
  await expect(warning).toBeVisible()

  // Not even who looked elsewhere meanwhile answers twice unasked.
  await agent.show('Мои')
  await expect(agent.timeline).toHaveCount(0)
  await agent.page.goBack()
  await expect(agent.field).toHaveText(second)
  await expect(warning).toBeVisible()
  const anyway = agent.page.getByRole('button', { name: 'Отправить всё равно' })
  await expect(anyway).toHaveCount(0)
  await agent.field.press('Enter')
  await expect(anyway).toBeVisible()
  await expect(agent.field).toHaveText(second)
  await expect(customer.said(first)).toBeVisible()
  await expect(customer.said(second)).toHaveCount(0)

  await anyway.click()
  await expect(agent.field).toHaveText('')
  await expect(warning).toHaveCount(0)
  await expect(customer.said(second)).toBeVisible()
})
