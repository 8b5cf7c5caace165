import { anna } from '../support/cast.ts'
import { conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('no page needs anything that its own content policy forbids', async ({
  newCustomer,
  newAgent,
}) => {
  const refused: string[] = []
  const [customer, agent] = [await newCustomer(), await newAgent(anna)]
  for (const { page } of [customer, agent])
    page.on('console', (line) => {
      if (/Content Security Policy|Refused to/i.test(line.text())) refused.push(line.text())
    })
  await customer.visit()
  const question = once('Всё ли разрешено?')
  await customer.begin('Билеты', question)
  await agent.openNumber((await conversationBegunWith(question)).number)
  await agent.reply('Всё, что нужно: https://example.com')
  await expect(customer.bodies).toHaveCount(2)
  // Menus and popovers bring styles of their own.
  await agent.page.getByRole('button', { name: /^Исполнитель/ }).click()
  await expect(agent.page.locator('[role=option]').first()).toBeVisible()
  await agent.page.keyboard.press('Escape')
  await agent.page.getByRole('button', { name: /^Учётная запись/ }).click()
  await expect(agent.page.getByRole('menu')).toBeVisible()
  expect(refused).toEqual([])
})
