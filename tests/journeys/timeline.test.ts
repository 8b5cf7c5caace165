import pg from 'pg'
import { anna } from '../support/cast.ts'
import { lengthen, lineOf } from '../support/long-conversation.ts'
import { platformUnderTest } from '../support/platform-under-test.ts'
import { ask, conversationBegunWith, customerWrites } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

async function makeLong(conversation: string, messages: number): Promise<void> {
  const client = new pg.Client({ connectionString: platformUnderTest().settings.databaseUrl })
  await client.connect()
  await lengthen(client, conversation, anna.id, messages).finally(() => client.end())
}

test('in a long conversation a link, a search and a date lead to what was said long ago', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Начнём издалека')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  await makeLong(id, 1_500)
  await ask(
    `update public.messages set body = 'Посадочный талон у стойки' where conversation_id = $1 and seq = 400`,
    [id],
  )
  const agent = await newAgent(anna)

  await agent.page.goto(`/inbox/all/${number}?m=201`)
  await expect(agent.words(lineOf(200))).toBeInViewport()
  await expect(agent.page.locator('[data-row]').filter({ hasText: lineOf(200) })).toBeFocused()

  await agent.page.keyboard.press('Shift+F')
  const words = agent.page.getByRole('searchbox', { name: 'Слова' })
  await expect(words).toBeFocused()
  await words.fill('посадочного талона')
  await expect(agent.page.getByText('1 из 1')).toBeVisible()
  await expect(agent.words('Посадочный талон у стойки')).toBeInViewport()
  await words.fill('переписки')
  await expect(agent.page.getByText('1 из 1000+')).toBeVisible()
  await expect(agent.words(lineOf(1_500))).toBeInViewport()
  await words.press('Enter')
  await expect(agent.page.getByText('2 из 1000+')).toBeVisible()
  await expect(agent.words(lineOf(1_499))).toBeInViewport()
  await words.press('Escape')
  await expect(words).toBeHidden()

  await agent.page.getByRole('button', { name: 'Ещё действия' }).click()
  await agent.page.getByRole('menuitem', { name: 'Перейти к дате' }).click()
  const dialog = agent.page.getByRole('dialog', { name: 'Перейти к дате' })
  const [row] = await ask<{ day: string; body: string }>(
    `with days as (select to_char(sent_at at time zone 'Europe/Moscow', 'YYYY-MM-DD') as day, seq, split_part(body, E'\\n', 1) as body
       from public.messages where conversation_id = $1 and seq > 2)
     select day, (array_agg(body order by seq))[1] as body from days group by day order by day offset 3 limit 1`,
    [id],
  )
  await dialog.getByLabel('Дата').fill(row!.day)
  await dialog.getByRole('button', { name: 'Перейти' }).click()
  await expect(dialog).toBeHidden()
  await expect(agent.words(row!.body).or(agent.said(row!.body)).first()).toBeInViewport()
})

test('the letter that a mail answers is folded', async ({ newCustomer, newAgent }) => {
  const customer = await newCustomer()
  const question = once('Отвечаю на письмо')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  await customerWrites(id, [
    'Да, всё верно.\n\n16.11.2026, 12:40, "Анна" <anna@demo.test>:\n> Вылет в пятницу?',
  ])
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  const quote = agent.timeline.getByText('Вылет в пятницу?')
  await expect(agent.words('Да, всё верно.')).toBeVisible()
  await expect(quote).toHaveCount(0)
  await agent.timeline.getByRole('button', { name: 'Показать цитату' }).click()
  await expect(quote).toBeVisible()
})
