import { anna } from '../support/cast.ts'
import { ask, conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

/** A picture of one red point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)

test('a customer sends a picture and opens it, and a file that is none is refused', async ({
  newCustomer,
}) => {
  const customer = await newCustomer()
  const question = once('Вот снимок')
  await customer.begin('Билеты', question)
  const files = customer.chat.locator('input[type=file][multiple]')
  await files.setInputFiles({
    name: 'программа.exe',
    mimeType: 'application/x-msdownload',
    buffer: picture,
  })
  await expect(customer.chat.getByRole('alert')).toContainText('Такие файлы мы не принимаем')
  await files.setInputFiles({ name: 'точка.png', mimeType: 'image/png', buffer: picture })
  // It is stored before anything is sent.
  const waiting = customer.chat.getByRole('list', { name: 'Файлы к отправке' })
  await expect(waiting.getByText(/^точка\.png/)).toBeVisible()
  const { id } = await conversationBegunWith(question)
  const loose = `select a.name from public.attachments a join public.conversations c on c.contact_id = a.uploader_id
     where c.id = $1 and a.message_seq is null and a.checked_at is not null`
  await expect.poll(() => ask(loose, [id])).toEqual([{ name: 'точка.png' }])
  await expect(waiting.getByRole('progressbar')).toHaveCount(0)
  await customer.write('Смотрите')
  await expect(customer.talk.getByText('Отправлено')).toBeVisible({ timeout: 20_000 })
  const rows = await ask(
    'select name from public.attachments where conversation_id = $1 and message_seq = 2',
    [id],
  )
  expect(rows).toEqual([{ name: 'точка.png' }])

  await customer.chat.getByRole('button', { name: 'Открыть картинку точка.png' }).click()
  const shown = customer.chat.getByRole('dialog', { name: 'точка.png' })
  await expect(shown.getByRole('img')).toBeVisible()
  await shown.press('Escape')
  await expect(shown).toHaveCount(0)
  await expect(customer.chat.getByRole('main')).toBeVisible()
})

test('a customer closes the conversation, says how it was, and opens it again', async ({
  newAgent,
  newCustomer,
}) => {
  const customer = await newCustomer()
  const question = once('Один быстрый вопрос')
  await customer.begin('Билеты', question)
  const { id, number } = await conversationBegunWith(question)
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  const answer = once('Быстрый ответ')
  await agent.reply(answer)
  await expect(customer.said(answer)).toBeVisible()

  await customer.chat.getByRole('button', { name: 'Ещё', exact: true }).click()
  await customer.chat.getByRole('button', { name: 'Завершить диалог' }).click()
  await customer.chat.getByRole('radio', { name: 'Отлично' }).check({ force: true })
  await customer.chat.getByRole('textbox', { name: 'Что нам стоит знать?' }).fill('Очень быстро')
  await customer.chat.getByRole('button', { name: 'Отправить оценку' }).click()
  await expect(customer.chat.getByText('Спасибо за оценку!')).toBeVisible()
  const rated = await ask('select score, comment from public.ratings where conversation_id = $1', [
    id,
  ])
  expect(rated).toEqual([{ score: 5, comment: 'Очень быстро' }])
  await customer.chat.getByRole('button', { name: 'Открыть снова' }).click()
  await expect(customer.chat.getByText('Диалог завершён')).toHaveCount(0)
})
