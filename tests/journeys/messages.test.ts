import { anna, artem, vera, widgetInbox } from '../support/cast.ts'
import type { Agent } from './people/agent.ts'
import { ask, conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

/** Chooses from the menu of a message; the keyboard reaches what the pointer does. */
async function choose(agent: Agent, text: string, action: 'Изменить' | 'Удалить…') {
  await agent
    .said(text)
    .getByRole('button', { name: /^Действия с сообщением/ })
    .focus()
  await agent.page.keyboard.press('Enter')
  await agent.page.getByRole('menuitem', { name: action }).click()
}

async function remove(agent: Agent, text: string) {
  await choose(agent, text, 'Удалить…')
  const dialog = agent.page.getByRole('dialog', { name: 'Удалить сообщение?' })
  await dialog.getByRole('button', { name: 'Удалить' }).click()
  await expect(dialog).toBeHidden()
}

const earlier = 'Что было раньше'

test('an edit shows the new words to everybody, and who may reads the old ones in place', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Во сколько вылет?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const [author, admin] = [await newAgent(anna), await newAgent(artem)]
  await author.openNumber(number)
  await admin.openNumber(number)
  const said = once('Вылет в 10:40')
  await author.reply(said)
  await expect(customer.said(said)).toBeVisible()

  await choose(author, said, 'Изменить')
  const field = author.page.getByRole('textbox', { name: 'Изменить сообщение' })
  await expect(field).toBeFocused()
  await field.fill('  ')
  await field.press('Enter')
  await expect(author.page.getByText('Сообщение не может быть пустым')).toBeVisible()
  await field.press('Escape')
  await expect(field).toBeHidden()
  await expect(author.words(said)).toBeVisible()

  await choose(author, said, 'Изменить')
  const corrected = said.replace('10:40', '11:40')
  await expect(field).toBeFocused()
  await field.fill(corrected)
  await field.press('Enter')
  for (const reader of [author, admin]) {
    await expect(reader.words(corrected)).toBeVisible()
    await expect(reader.said(corrected)).toContainText('изменено')
  }
  await expect(customer.said(corrected)).toBeVisible()
  await expect(customer.talk.getByText('изменено')).toBeVisible()
  await expect(customer.said(said)).toHaveCount(0)
  await expect(author.row(corrected)).toBeVisible()

  // Anna's role does not read what was deleted or changed.
  await expect(author.page.getByRole('button', { name: earlier })).toHaveCount(0)
  await admin.said(corrected).getByRole('button', { name: earlier }).click()
  const history = admin.page.getByRole('region', { name: earlier })
  await expect(history.locator('del')).toHaveText(/10$/)
  await expect(history.locator('ins')).toHaveText(/11$/)
  await expect(history).toContainText('Анна Морозова: изменено')
})

test('a deleted message is gone for the customer at once; the admin reads it and brings it back', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Какой выход?')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  const [author, admin] = [await newAgent(anna), await newAgent(artem)]
  await author.openNumber(number)
  await admin.openNumber(number)
  const said = once('Выход 5')
  await author.reply(said)
  await expect(customer.said(said)).toBeVisible()

  // What a customer said is the customer's.
  await admin
    .said(question)
    .getByRole('button', { name: /^Действия с сообщением/ })
    .click()
  await expect(admin.page.getByRole('menuitem', { name: /ссылк/ })).toBeVisible()
  await expect(admin.page.getByRole('menuitem', { name: /Изменить|Удалить/ })).toHaveCount(0)
  await admin.page.keyboard.press('Escape')
  await remove(author, said)
  await expect(author.words(said)).toHaveCount(0)
  await expect(customer.said(said)).toHaveCount(0)
  await expect(customer.bodies).toHaveText([question, 'Сообщение удалено'])
  await expect(admin.words(said)).toHaveCount(0)
  await expect(author.page.getByRole('button', { name: earlier })).toHaveCount(0)
  await expect(admin.row(said)).toHaveCount(0)

  await admin.timeline.getByRole('button', { name: earlier }).click()
  const history = admin.page.getByRole('region', { name: earlier })
  await expect(history).toContainText(said)
  await expect(history).toContainText('Анна Морозова: удалено')
  const read = await ask<{ actor_id: string }>(
    `select actor_id from public.audit_entries where kind = 'deleted_text_read' and subject_id = $1`,
    [id],
  )
  expect(read).toEqual([{ actor_id: artem.id }])

  await history.getByRole('button', { name: 'Вернуть' }).click()
  await expect(customer.bodies).toHaveText([question, said])
  await expect(author.words(said)).toBeVisible()
  await expect(author.timeline.getByText('Артём Лебедев: возвращён прежний текст')).toBeVisible()
  await expect(history).toContainText('Вы вернули прежний текст')
})

test('a message deleted before it was read is not counted as unread', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Багаж входит?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  await customer.close()
  const said = once('Входит')
  await agent.reply(said)
  await expect(customer.launcher).toHaveAccessibleName(/Непрочитанных: 1/)
  await remove(agent, said)
  await expect(customer.launcher).not.toHaveAccessibleName(/Непрочитанных/)
})

test('an inbox may show customers nothing of what was deleted', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Можно с собакой?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const admin = await newAgent(artem)
  await admin.page.goto('/settings/inboxes')
  await admin.page.getByRole('main').getByRole('link', { name: 'Сайт «Северный путь»' }).click()
  try {
    await admin.page.getByRole('radio', { name: 'Ничего' }).check()
    await admin.page.getByRole('button', { name: 'Сохранить' }).first().click()
    await expect(admin.page.getByText('Канал изменён')).toBeVisible()

    await admin.openNumber(number)
    const said = once('Нельзя')
    await admin.reply(said)
    await expect(customer.said(said)).toBeVisible()
    await remove(admin, said)
    await expect(customer.bodies).toHaveText([question])
    await expect(admin.timeline.getByText('Сообщение удалено')).toBeVisible()
    await customer.chat.getByRole('button', { name: 'Назад к диалогам' }).click()
    await expect(customer.entry(question)).toBeVisible()
  } finally {
    await ask(`update public.inboxes set deleted_messages = 'tombstone' where id = $1`, [
      widgetInbox.id,
    ])
  }
})

test('a person is erased for ever, before the eyes of whoever has the conversation open', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Мой паспорт 4509')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  const [superadmin, admin] = [await newAgent(vera), await newAgent(artem)]
  await admin.openNumber(number)
  const said = once('Спасибо, записали 4509')
  await admin.reply(said)
  await superadmin.openNumber(number)
  await expect(superadmin.words(said)).toBeVisible()

  await admin.page.getByRole('button', { name: 'Действия с клиентом' }).click()
  await expect(admin.page.getByRole('menuitem').first()).toBeVisible()
  await expect(admin.page.getByRole('menuitem', { name: 'Стереть данные…' })).toHaveCount(0)
  await admin.page.keyboard.press('Escape')
  await superadmin.page.getByRole('button', { name: 'Действия с клиентом' }).click()
  await superadmin.page.getByRole('menuitem', { name: 'Стереть данные…' }).click()
  const dialog = superadmin.page.getByRole('dialog')
  await expect(dialog).toContainText('Останется')
  const confirm = dialog.getByRole('button', { name: 'Стереть навсегда' })
  await dialog.getByLabel('Почему').fill('Просьба клиента')
  await expect(confirm).toBeDisabled()
  await dialog.getByLabel(/Чтобы подтвердить/).fill(`#${number}`)
  await confirm.click()

  await expect(
    superadmin.page.getByRole('heading', { name: 'Стёртый клиент', exact: true }),
  ).toBeVisible()
  for (const reader of [superadmin, admin]) {
    await expect(reader.timeline.getByText('4509')).toHaveCount(0)
    await expect(reader.timeline.getByText('Стёрто навсегда')).toBeVisible()
  }
  const left = await ask<{ n: number }>(
    `select count(*)::int as n from public.messages where conversation_id = $1 and body <> ''`,
    [id],
  )
  expect(left).toEqual([{ n: 0 }])
})
