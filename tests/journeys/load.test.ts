import { anna, artem } from '../support/cast.ts'
import { lookAtLoad, moveTo, ownTeam, waited } from './people/own-team.ts'
import { conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('a supervisor sees who waits, is told when it is too long, and gives it to an agent, whose screen shows it', async ({
  newCustomer,
  newAgent,
}) => {
  test.setTimeout(180_000)
  const team = await ownTeam(once('Поезда'), [anna])
  const agent = await newAgent(anna)
  await agent.show('Мои')
  const { page } = await newAgent(artem)

  await page.goto('/settings/routing')
  await page.locator('summary').filter({ hasText: team.name }).click()
  const form = page.getByRole('form', { name: team.name })
  await form.getByLabel('Тревога, если ждут дольше, минут').fill('5')
  await form.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText(`${team.name}: сохранено`)).toBeVisible()

  await page.goto('/load')
  const card = page
    .getByRole('list', { name: 'Команды' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: team.name }) })
  await card.getByRole('button', { name: team.name }).click()
  await expect(card.getByText('Никто не ждёт.')).toBeVisible()

  const customer = await newCustomer()
  const question = once('Поезд стоит, что делать?')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  await moveTo(team.id, id)
  const waiting = card.getByRole('list', { name: 'Очередь' }).getByRole('listitem')
  // What comes without a word is found at the next look, fifteen seconds later at most.
  await expect(waiting.filter({ hasText: question })).toBeVisible({ timeout: 25_000 })

  const alert = page.getByRole('status').filter({ hasText: `${team.name}: кто-то ждёт` })
  await waited(id, 9)
  await expect(alert).toBeVisible()
  await expect(page.getByText('Порог превышен: клиентам приходится ждать')).toBeVisible()

  await page.getByLabel(`Кому отдать диалог № ${number}`).selectOption(anna.id)
  await expect(agent.row(question)).toBeVisible()
  await expect(card.getByText('Никто не ждёт.')).toBeVisible()
  await expect(customer.chat.getByRole('heading', { name: 'Анна Морозова' })).toBeVisible()
  await lookAtLoad()
  await expect(alert).toHaveCount(0)

  const availability = card.getByLabel('Доступность: Анна Морозова')
  await availability.selectOption('offline')
  const told = (word: string) => agent.page.getByText(`${word}: так поставил руководитель`)
  await expect(told('Не в сети')).toBeVisible()
  await availability.selectOption('online')
  await expect(told('На связи')).toBeVisible()
})
