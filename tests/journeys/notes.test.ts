import { anna, boris } from '../support/cast.ts'
import type { Agent } from './people/agent.ts'
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

/** By the keyboard, which reaches the menu that a pointer has to come near. */
async function choose(agent: Agent, text: string, action: 'Изменить' | 'Удалить…') {
  await agent
    .said(text)
    .getByRole('button', { name: /^Действия с/ })
    .focus()
  await agent.page.keyboard.press('Enter')
  await agent.page.getByRole('menuitem', { name: action }).click()
}

test('who wrote a note changes it and takes it away, and it is so for everybody; a reply is changed as it was written', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Можно перенести вылет?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const [author, colleague] = [await newAgent(anna), await newAgent(boris)]
  await author.openNumber(number)
  await colleague.openNumber(number)
  const note = once('Переносим завтра')
  await author.note(note)
  await expect(colleague.said(note)).toBeVisible()
  await colleague.said(note).hover()
  await expect(colleague.said(note).getByRole('button', { name: /^Действия с/ })).toHaveCount(0)

  await choose(author, note, 'Изменить')
  const field = author.page.getByRole('textbox', { name: 'Изменить заметку' })
  await expect(field).toBeFocused()
  await field.press('Escape')
  await expect(field).toBeHidden()
  await expect(author.said(note).getByRole('button', { name: /^Действия с/ })).toBeFocused()
  await choose(author, note, 'Изменить')
  await expect(field).toBeFocused()
  await field.press('End')
  await field.pressSequentially(' **сегодня**')
  await field.press('Enter')
  for (const reader of [author, colleague]) {
    await expect(reader.said(note).getByText('сегодня', { exact: true })).toHaveRole('strong')
    await expect(reader.said(note)).toContainText('изменено')
  }

  await choose(author, note, 'Удалить…')
  const dialog = author.page.getByRole('dialog', { name: 'Удалить заметку?' })
  await dialog.getByRole('button', { name: 'Удалить' }).click()
  for (const reader of [author, colleague]) {
    await expect(reader.said(note)).toHaveCount(0)
    await expect(reader.timeline.getByText('Заметка удалена')).toBeVisible()
  }

  await author.page.getByRole('radio', { name: 'Ответ' }).click()
  const answer = once('Да, перенесём')
  await author.reply(answer)
  await expect(customer.said(answer)).toBeVisible()
  await choose(author, answer, 'Изменить')
  const reply = author.page.getByRole('textbox', { name: 'Изменить сообщение' })
  await expect(reply).toBeFocused()
  await reply.press('End')
  await reply.press('Shift+Enter')
  await reply.pressSequentially('- **сегодня**')
  await reply.press('Enter')
  const bullet = customer.talk.getByRole('listitem').filter({ hasText: 'сегодня' })
  await expect(bullet.locator('strong')).toHaveText('сегодня')
  await expect(author.said(answer).getByRole('listitem')).toHaveText('сегодня')
})
