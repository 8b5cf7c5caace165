import { anna, artem } from '../support/cast.ts'
import { visitorAsks } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('a list is narrowed and sorted, and its address shows a colleague the same', async ({
  newAgent,
}) => {
  const agent = await newAgent(artem)
  const { page } = agent
  const untagged = once('Ещё без метки')
  await visitorAsks(untagged)
  await page.goto('/inbox/all')
  const list = page.getByRole('region', { name: 'Диалоги' })
  await expect(agent.row(untagged)).toBeVisible()
  await list.getByRole('button', { name: 'Фильтры' }).click()
  const choice = page.getByRole('dialog', { name: 'Фильтры' })
  await choice.getByRole('button', { name: 'Метка' }).click()
  await choice.getByLabel('вылет завтра').check()
  await expect(agent.row('Мария Иванова')).toBeVisible()
  await expect(agent.row(untagged)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(list.getByRole('button', { name: 'Метка: вылет завтра', exact: true })).toBeVisible()

  const colleague = await newAgent(anna)
  await colleague.page.goto(page.url())
  await expect(colleague.row('Мария Иванова')).toBeVisible()
  await expect(colleague.row('Павел Орлов')).toHaveCount(0)

  await list.getByRole('button', { name: 'Убрать фильтр: Метка: вылет завтра' }).click()
  await expect(agent.row(untagged)).toBeVisible()
  await list.getByRole('button', { name: 'Порядок и действия' }).click()
  await page.getByRole('menuitemradio', { name: 'Сначала важные' }).click()
  await expect(page).toHaveURL(/sort=priority/)
})

test('nothing moves under the pointer until it leaves or asks for the news', async ({
  newAgent,
}) => {
  const agent = await newAgent(anna)
  const { page } = agent
  await agent.show('Без исполнителя')
  const [first, second] = [once('Первый вопрос'), once('Второй вопрос')]
  await visitorAsks(first)
  await agent.row(first).hover()
  const before = await agent.row(first).boundingBox()
  await visitorAsks(second)
  const news = page.getByRole('button', { name: /^Обновить: / })
  await expect(news).toBeVisible()
  await expect(agent.row(second)).toHaveCount(0)
  expect(await agent.row(first).boundingBox()).toEqual(before)
  await news.click()
  await expect(agent.row(second)).toBeVisible()
  await page.mouse.move(0, 0)
  await expect(news).toHaveCount(0)
})
