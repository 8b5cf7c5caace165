import { anna } from '../support/cast.ts'
import { png } from '../support/png.ts'
import type { Agent } from './people/agent.ts'
import { conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

type Upload = { name: string; mimeType: string; buffer: Buffer }

const picture = (name: string, colour: [number, number, number]): Upload => ({
  name,
  mimeType: 'image/png',
  buffer: png(320, 200, colour),
})
const pdf: Upload = {
  name: 'Маршрут.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n%%EOF\n'),
}

async function attach(agent: Agent, files: Upload[]) {
  await agent.page.locator('input[type=file][aria-label="Прикрепить файл"]').setInputFiles(files)
}

test('pictures and files go out, are looked at in a lightbox and downloaded by their name, and go with their message', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Пришлите схему, пожалуйста')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  await attach(agent, [picture('схема.png', [20, 90, 200]), picture('зал.png', [200, 60, 20]), pdf])
  const files = agent.page.getByRole('list', { name: 'Файлы' })
  // Pictures stand where one writes, other files below.
  await expect(files.getByRole('listitem').filter({ hasText: pdf.name })).toBeVisible()
  const said = once('Схема и маршрут')
  await expect(agent.page.getByRole('progressbar')).toHaveCount(0)
  await agent.field.pressSequentially(said)
  await agent.field.press('Enter')

  const bubble = agent.said(said)
  const first = bubble.getByRole('button', { name: 'Открыть картинку: схема.png' })
  await expect(first.locator('img')).toHaveJSProperty('naturalWidth', 320)
  await expect(customer.talk.locator('img').first()).toHaveJSProperty('naturalWidth', 320)

  await first.click()
  const box = agent.page.getByRole('dialog', { name: 'схема.png' })
  await expect(box.getByText('1 из 2')).toBeVisible()
  await expect(box.getByRole('img', { name: 'схема.png' })).toHaveJSProperty('naturalWidth', 320)
  await agent.page.keyboard.press('ArrowRight')
  const next = agent.page.getByRole('dialog', { name: 'зал.png' })
  await expect(next.getByText('2 из 2')).toBeVisible()
  await agent.page.keyboard.press('+')
  await agent.page.keyboard.press('Escape')
  await expect(next).toBeHidden()

  const coming = agent.page.waitForEvent('download')
  await bubble.getByRole('button', { name: /Скачать: Маршрут\.pdf/ }).click()
  expect((await coming).suggestedFilename()).toBe('Маршрут.pdf')

  await bubble.getByRole('button', { name: /^Действия с сообщением/ }).focus()
  await agent.page.keyboard.press('Enter')
  await agent.page.getByRole('menuitem', { name: 'Удалить…' }).click()
  await agent.page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click()
  await expect(first).toHaveCount(0)
  await expect(customer.talk.locator('img')).toHaveCount(0)
})

test('what is not what its name says is refused, whoever sends it', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Что у вас с файлом?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const agent = await newAgent(anna)
  await agent.openNumber(number)
  const page: Upload = {
    name: 'счёт.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
  }
  await attach(agent, [page])
  await expect(agent.page.getByText('Содержимое файла не соответствует')).toBeVisible()
})
