import { anna, boris } from '../support/cast.ts'
import { conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('a note is for the team: it looks different, and the customer never receives it', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const received: string[] = []
  customer.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => received.push(payload.toString())),
  )
  customer.page.on('response', (response) => {
    if (response.url().includes('/rest/v1/'))
      void response.text().then((text) => received.push(text))
  })
  const question = once('Вернёте деньги за билет?')
  await customer.begin('Возвраты', question)
  const { number } = await conversationBegunWith(question)
  const [agent, colleague] = [await newAgent(anna), await newAgent(boris)]
  await agent.openNumber(number)
  await colleague.openNumber(number)

  const note = once('Постоянный клиент, вернём сразу')
  await agent.note(note)
  await expect(agent.noteField).toHaveText('')
  const answer = once('Вернём в течение дня.')
  await agent.page.getByRole('radio', { name: 'Ответ' }).click()
  await agent.reply(answer)

  await expect(agent.said(note)).toHaveAccessibleName('Заметка для команды, Вы')
  await expect(agent.said(note)).toContainText('видит только команда')
  await expect(agent.said(answer)).toHaveAccessibleName('Ответ, Вы')
  await expect(colleague.said(note)).toHaveAccessibleName('Заметка для команды, Анна Морозова')
  await expect(colleague.said(answer)).toHaveAccessibleName('Ответ, Анна Морозова')

  await expect(customer.bodies).toHaveText([question, answer])
  await customer.page.reload()
  await customer.open()
  await customer.entry(answer).click()
  await expect(customer.bodies).toHaveText([question, answer])
  const word = note.slice(-8)
  expect(received.join('\n')).toContain(answer.slice(-8))
  expect(received.join('\n')).not.toContain(word)
})

test('a note half written stays a note: it never slips into the reply', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Есть места на завтра?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  await agent.page.getByRole('radio', { name: 'Заметка' }).click()
  await agent.noteField.fill('Секрет')
  await agent.page.getByRole('radio', { name: 'Ответ' }).click()
  await expect(agent.field).toHaveText('')
  await agent.field.fill('Есть')
  await agent.page.reload()
  await expect(agent.field).toHaveText('Есть')
  await agent.page.getByRole('radio', { name: 'Заметка' }).click()
  await expect(agent.noteField).toHaveText('Секрет')
})
