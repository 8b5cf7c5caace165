import { anna, boris } from '../support/cast.ts'
import { conversationBegunWith, customerWrites } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('a reply to a closed chat counts on its button until it is read, and the desk sees how far it has come', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Когда придёт билет?')
  await customer.begin('Билеты', question)
  await customer.close()
  const { number } = await conversationBegunWith(question)
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  await agent.reply('Уже отправили')
  await expect(customer.launcher).toHaveAccessibleName(/Непрочитанных: 1$/)
  await agent.reply('Проверьте почту')
  await expect(customer.launcher).toHaveAccessibleName(/Непрочитанных: 2$/)
  // It is there, though nobody looks.
  await expect(agent.said('Проверьте почту')).toContainText('Доставлено')

  // Also for who comes back to the site.
  await customer.page.reload()
  await expect(customer.launcher).toHaveAccessibleName(/Непрочитанных: 2$/)
  await customer.launcher.click()
  await expect(customer.entry('Проверьте почту')).toHaveAccessibleName(/2 непрочитанных сообщения/)
  await customer.entry('Проверьте почту').click()
  await expect(customer.bodies).toHaveCount(3)
  const tick = agent.said('Проверьте почту').getByRole('button', { name: /^Клиент прочитал: \d/ })
  await expect(tick).toBeVisible()
  const colleague = await newAgent(boris)
  await colleague.openNumber(number)
  await expect(tick).toHaveAccessibleName(/Видели: Борис Ким$/)
  // What the customer wrote says so, too; by pointer, keyboard and finger.
  const eye = agent.said(question).getByRole('button', { name: 'Видели: Борис Ким' })
  await eye.focus()
  await agent.page.keyboard.press('Enter')
  const seen = agent.page.getByRole('dialog', { name: 'Кто видел' })
  await expect(seen.getByRole('listitem')).toContainText(['Борис Ким'])
  await agent.page.keyboard.press('Escape')
  await expect(eye).toBeFocused()
  await customer.close()
  await expect(customer.launcher).toHaveAccessibleName('Открыть чат с поддержкой')
})

test('what came while the agent was elsewhere stands below a line', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Есть скидка детям?')
  await customer.begin('Билеты', question)
  const agent = await newAgent(anna)
  await agent.show('Без исполнителя')
  await agent.open(question)
  await expect(customer.talk.getByText('Прочитано')).toBeVisible()
  await agent.show('Мои')

  await customer.write('Ребёнку семь лет')
  await agent.show('Без исполнителя')
  await expect(agent.row('Ребёнку семь лет').first()).toContainText('Не прочитано')
  const { number } = await conversationBegunWith(question)
  await agent.page.getByRole('link', { name: new RegExp(`#${number}\\b`) }).click()
  const line = agent.timeline.getByRole('separator', { name: 'Новое' })
  await expect(line).toBeVisible()
  await expect(agent.row('Ребёнку семь лет').first()).not.toContainText('Не прочитано')
  await agent.reply('Скидка 50 %')
  await expect(line).toHaveCount(0)
})

test('a message that comes while the agent reads far above waits behind a pill', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Расскажу всё по порядку')
  await customer.begin('Другой вопрос', question)
  const { id, number } = await conversationBegunWith(question)
  await customerWrites(
    id,
    Array.from({ length: 40 }, (_, n) => `Подробность ${n + 2}`),
  )
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  await expect(agent.timeline.getByRole('separator', { name: 'Новое' })).toBeInViewport()
  await agent.page.getByRole('button', { name: 'К последним' }).click()
  await expect(agent.said('Подробность 41')).toBeInViewport()
  await agent.timeline.hover()
  await agent.page.mouse.wheel(0, -2_000)
  await expect(agent.said('Подробность 41')).not.toBeInViewport()
  const read = () => agent.timeline.evaluate((box) => Math.round(box.scrollTop))
  const place = await read()

  // What is fetched when it is opened first hides nothing around it.
  await agent.page.keyboard.press('t')
  await expect(agent.page.getByRole('combobox', { name: /метк/i })).toBeVisible()
  await agent.page.keyboard.press('Escape')
  expect(await read()).toBe(place)

  await customer.write('И последнее')
  const pill = agent.page.getByRole('button', { name: '1 новое сообщение' })
  await expect(pill).toBeVisible()
  await expect(customer.talk.getByText('Отправлено')).toBeVisible()
  await pill.click()
  await expect(agent.said('И последнее')).toBeInViewport()
  await expect(pill).toHaveCount(0)
  await expect(customer.talk.getByText('Прочитано')).toBeVisible()
})
