import type { Locator } from '@playwright/test'
import { anna, boris } from '../support/cast.ts'
import { newMember } from './people/new-member.ts'
import { ask } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

/** One red point. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

const pastePicture = (field: Locator, name: string) =>
  field.evaluate(
    (element, given) => {
      const bytes = Uint8Array.from(atob(given.png), (letter) => letter.charCodeAt(0))
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([bytes], given.name, { type: 'image/png' }))
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      element.dispatchEvent(paste)
    },
    { png, name },
  )

test('what is bold, a link and a list to the agent is so to the customer', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Что взять с собой?')
  await customer.begin('Другой вопрос', question)
  const agent = await newAgent(anna)
  await agent.show('Без исполнителя')
  await agent.open(question)
  const bar = agent.page.getByRole('toolbar', { name: 'Оформление' })
  await expect(bar.getByRole('button', { name: 'Полужирный' })).toBeEnabled()

  // By signs, by the toolbar with the keys alone, and by a colon.
  await agent.field.pressSequentially('**Паспорт** обязательно :passport')
  await agent.page.getByRole('option', { name: ':passport_control:' }).waitFor()
  await agent.field.press('Enter')
  await expect(agent.field.getByText('Паспорт', { exact: true })).toHaveRole('strong')
  await agent.field.press('Shift+Enter')
  await agent.field.press('Shift+Tab')
  await agent.field.focus()
  await bar.getByRole('button', { name: 'Полужирный' }).focus()
  await agent.page.keyboard.press('ArrowRight')
  await agent.page.keyboard.press('ArrowRight')
  await expect(bar.getByRole('button', { name: 'Список', exact: true })).toBeFocused()
  await agent.page.keyboard.press('Enter')
  await expect(agent.field.getByRole('listitem')).toHaveCount(1)
  await expect(agent.field).toBeFocused()
  await agent.field.pressSequentially('билет')
  await expect(agent.field.getByRole('listitem')).toHaveText('билет')
  await agent.field.press('Shift+Enter')
  await expect(agent.field.getByRole('listitem')).toHaveCount(2)
  await agent.field.pressSequentially('https://example.com/list ')
  await agent.field.press('Enter')

  const said = customer.talk.locator('.bubble').filter({ hasText: 'Паспорт' })
  await expect(said.locator('strong')).toHaveText('Паспорт')
  await expect(said.locator('li')).toHaveCount(2)
  await expect(said.getByRole('link')).toHaveAttribute('href', 'https://example.com/list')
  await expect(said).toContainText('🛂')
  await expect(agent.said('Паспорт').locator('li')).toHaveCount(2)
})

test('a picture stands between the words where it was pasted', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Где вход?')
  await customer.begin('Другой вопрос', question)
  const agent = await newAgent(anna)
  await agent.show('Без исполнителя')
  await agent.open(question)
  await expect(agent.page.getByRole('button', { name: 'Полужирный' })).toBeEnabled()
  await agent.field.pressSequentially('Вход здесь:')
  await pastePicture(agent.field, 'вход.png')
  await expect(agent.field.getByRole('img', { name: 'вход.png' })).toBeVisible()
  await agent.page.keyboard.type('Ждём вас.')
  const send = agent.page.getByRole('button', { name: 'Отправить', exact: true })
  await expect(send).toBeEnabled()
  await send.click()
  await expect(agent.field).toHaveText('')

  const bubble = agent.said('Ждём вас.')
  const shown = bubble.getByRole('button', { name: 'Открыть картинку: вход.png' })
  await expect(shown).toBeVisible()
  const [before, picture, after] = await Promise.all(
    [bubble.getByText('Вход здесь:'), shown, bubble.getByText('Ждём вас.')].map(
      async (part) => (await part.boundingBox())!.y,
    ),
  )
  expect(before!).toBeLessThan(picture!)
  expect(picture!).toBeLessThan(after!)
  await expect(customer.talk.getByRole('button', { name: /вход\.png/ })).toBeVisible()
})

test('a draft is the same in two tabs, at another computer, and gone when it is sent', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Когда рейс?')
  await customer.begin('Другой вопрос', question)
  const agent = await newAgent(boris)
  await agent.show('Без исполнителя')
  await agent.open(question)
  const url = agent.page.url()
  const other = await agent.page.context().newPage()
  await other.goto(url)
  const twin = other.getByRole('textbox', { name: 'Ответ клиенту' })
  await expect(other.getByRole('button', { name: 'Полужирный' })).toBeEnabled()
  await agent.field.pressSequentially('Рейс в семь')
  await expect(twin).toHaveText('Рейс в семь')

  const elsewhere = await newAgent(boris)
  await elsewhere.page.goto(url)
  await expect(elsewhere.field).toHaveText('Рейс в семь')
  await elsewhere.field.press('End')
  await elsewhere.field.pressSequentially(' утра')
  await expect(agent.field).toHaveText('Рейс в семь утра')
  await agent.field.press('Enter')
  await expect(customer.said('Рейс в семь утра')).toBeVisible()
  await expect(elsewhere.field).toHaveText('')
  await expect(twin).toHaveText('')
})

test('a reply can be taken back for some seconds, and goes out when the page is closed', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Есть скидка?')
  await customer.begin('Билеты', question)
  const member = await newMember()
  await ask(
    `update public.member_preferences p set preferences = '{"undoSendSeconds": 10}' from public.members m
     where m.id = p.member_id and m.email = $1`,
    [member.email],
  )
  const agent = await newAgent(member)
  await agent.show('Без исполнителя')
  await agent.open(question)
  await agent.reply('Скидка сто процентов')
  await expect(agent.said('Скидка сто процентов')).toContainText(/Отправится через \d+ с/)
  await agent.page.getByRole('button', { name: 'Отменить отправку' }).click()
  await expect(agent.field).toHaveText('Скидка сто процентов')
  await expect(agent.said('Скидка сто процентов')).toHaveCount(0)

  await agent.reply('Скидка десять процентов')
  await expect(agent.said('Скидка десять процентов')).toContainText('Отправится')
  await agent.page.close({ runBeforeUnload: true })
  await expect(customer.said('Скидка десять процентов')).toBeVisible({ timeout: 8_000 })
  await expect(customer.said('Скидка сто процентов')).toHaveCount(0)
})
