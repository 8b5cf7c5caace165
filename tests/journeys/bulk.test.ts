import { anna, boris } from '../support/cast.ts'
import { visitorAsks } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('several conversations are tagged and closed at once, and one press brings them back', async ({
  newAgent,
}) => {
  const agent = await newAgent(anna)
  const { page } = agent
  await agent.show('Без исполнителя')
  const questions = [once('Первый'), once('Второй'), once('Третий')]
  await visitorAsks(...questions)
  for (const question of questions) await expect(agent.row(question)).toBeVisible()
  const [first = '', , third = ''] = questions
  await agent.row(first).focus()
  await page.keyboard.press('x')
  const bar = page.getByRole('region', { name: 'Действия с отмеченными' })
  await expect(bar).toContainText('Отмечен 1 диалог')
  await agent.row(third).focus()
  await page.keyboard.press('Shift+X')
  await expect(bar).toContainText('Отмечено 3 диалога')

  await bar.getByRole('button', { name: 'Метки', exact: true }).click()
  await page.getByRole('option', { name: 'жалоба' }).click()
  await expect(page.getByText('Метка поставлена, диалогов: 3')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(agent.row(first)).toContainText('жалоба')

  await bar.getByRole('button', { name: 'Закрыть' }).click()
  await expect(page.getByText('Закрыто диалогов: 3')).toBeVisible()
  for (const question of questions) await expect(agent.row(question)).toHaveCount(0)
  await page
    .getByRole('region', { name: 'Уведомления' })
    .filter({ hasText: 'Закрыто диалогов: 3' })
    .getByRole('button', { name: 'Вернуть' })
    .last()
    .click()
  for (const question of questions) await expect(agent.row(question)).toBeVisible()
})

test('what a colleague took meanwhile is named, the others are done', async ({ newAgent }) => {
  const agent = await newAgent(boris)
  const { page } = agent
  await agent.show('Без исполнителя')
  const [one, two] = [once('Один'), once('Два')]
  await visitorAsks(one, two)
  await expect(agent.row(two)).toBeVisible()
  await agent.row(one).hover()
  await page
    .getByRole('checkbox', { name: /^Отметить диалог/ })
    .first()
    .click()
  // One of them is refused by whatever answers for the table.
  let refused = 0
  await page.route('**/rpc/close_conversation', (route) =>
    (refused += 1) === 1
      ? route.fulfill({ status: 404, json: { code: 'PT404', message: 'conversation_not_found' } })
      : route.continue(),
  )
  const bar = page.getByRole('region', { name: 'Действия с отмеченными' })
  await bar.getByRole('button', { name: 'Все', exact: true }).click()
  await bar.getByRole('button', { name: 'Закрыть' }).click()
  await expect(page.getByText('1 диалог не изменён')).toBeVisible()
})
