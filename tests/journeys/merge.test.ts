import { anna } from '../support/cast.ts'
import { conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('a second conversation about the same is suggested, merged, read inside the first, and taken out again', async ({
  newCustomer,
  newAgent,
}) => {
  test.setTimeout(90_000)
  const customer = await newCustomer()
  const about = once('Верните деньги за отменённый рейс в Казань')
  await customer.begin('Билеты', about)
  const first = await conversationBegunWith(about)
  await customer.chat.getByRole('button', { name: /^Назад/ }).click()
  const again = `${about}, жду`
  await customer.chat.getByRole('button', { name: 'Билеты', exact: true }).click()
  await customer.write(again)
  const second = await conversationBegunWith(again)

  const agent = await newAgent(anna)
  await agent.openNumber(second.number)
  const banner = agent.page.getByRole('complementary', { name: 'Похожий диалог' })
  await expect(banner).toContainText(`#${first.number}`)
  await banner.getByRole('button', { name: 'Объединить' }).click()
  await expect(agent.page).toHaveURL(new RegExp(`/${first.number}$`))
  const folded = agent.timeline.getByRole('button', { name: new RegExp(`^#${second.number}`) })
  await folded.click()
  const inside = agent.page.getByRole('list', { name: `Сообщения диалога #${second.number}` })
  await expect(inside).toContainText(again)

  // The customer goes on in the second one, and is heard in the first.
  const more = once('Ну что там?')
  await customer.write(more)
  await expect(agent.said(more)).toBeVisible()

  await agent.page.goto(`/inbox/all/${second.number}`)
  await expect(agent.page.getByText(`Этот диалог объединён с #${first.number}`)).toBeVisible()
  await expect(agent.field).toHaveCount(0)
  await agent.page.getByRole('button', { name: 'Отделить' }).click()
  await expect(agent.field).toBeEditable()
  await expect(agent.timeline.getByText('Вы отделили этот диалог')).toBeVisible()
})
