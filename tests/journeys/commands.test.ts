import type { Page } from '@playwright/test'
import { anna, password } from '../support/cast.ts'
import { agentOn } from './people/agent.ts'
import { expect, once, test } from './people/test.ts'

/** Presses keys as the Russian layout does: the same places on the keyboard, other letters. */
async function pressRussian(page: Page, ...codes: string[]): Promise<void> {
  const letters = 'фисвуапршолдьтщзйкыегмцчня'
  const session = await page.context().newCDPSession(page)
  for (const code of codes) {
    const letter = letters[code.charCodeAt(3) - 65]!
    const key = { code, key: letter, windowsVirtualKeyCode: code.charCodeAt(3) }
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }
  await session.detach()
}

test('from signing in to a closed conversation without a mouse, on the Russian layout', async ({
  newCustomer,
  newPerson,
}) => {
  const question = once('Без мыши')
  const customer = await newCustomer()
  await customer.begin('Билеты', question)

  const page = await newPerson()
  const agent = agentOn(page)
  await page.goto('/sign-in')
  await page.getByLabel('Почта').focus()
  await page.keyboard.type(anna.email)
  await page.keyboard.press('Tab')
  await page.getByLabel('Пароль', { exact: true }).focus()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(agent.views).toBeVisible()

  await pressRussian(page, 'KeyG', 'KeyA')
  await expect(agent.view('Все открытые')).toHaveAttribute('aria-current', 'page')
  await expect(agent.row(question)).toBeVisible()
  await expect(async () => {
    await pressRussian(page, 'KeyJ')
    await expect(agent.row(question)).toHaveAttribute('aria-current', 'true', { timeout: 500 })
  }).toPass()
  await expect(agent.field).toBeEditable()

  await pressRussian(page, 'KeyR')
  await expect(agent.field).toBeFocused()
  const answer = once('Ответ с клавиатуры')
  await page.keyboard.type(answer)
  await page.keyboard.press('Alt+Enter')
  await expect(customer.said(answer)).toBeVisible({ timeout: 15_000 })
  await expect(page.getByRole('button', { name: 'Открыть диалог снова' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(agent.field).not.toBeFocused()
  await page.keyboard.press('Escape')
  await expect(agent.timeline).toHaveCount(0)
})

test('the palette finds by words in both languages and in the wrong layout, and by number', async ({
  newCustomer,
  newAgent,
}) => {
  const question = once('Палитра')
  await (await newCustomer()).begin('Билеты', question)
  const agent = await newAgent(anna)
  const { page } = agent
  await agent.show('Все открытые')
  await agent.open(question)
  const number = /\/(\d+)$/.exec(new URL(page.url()).pathname)?.[1] ?? ''
  const palette = page.getByRole('dialog', { name: 'Команды' })
  const found = palette.getByRole('option')

  await page.keyboard.press('Control+k')
  await palette.getByRole('combobox').fill('pfrhsnm')
  await expect(found.first()).toContainText('Закрыть диалог')
  await page.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Открыть диалог снова' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await palette.getByRole('combobox').fill('reopen')
  await expect(found.first()).toContainText('Открыть диалог снова')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Закрыть диалог', exact: true })).toBeVisible()

  // Used lately and possible now, first; and by mouse.
  await page.keyboard.press('Control+k')
  await expect(palette.getByText('Недавние')).toBeVisible()
  await expect(found.first()).toContainText('Закрыть диалог')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Команды' }).click()
  await palette.getByRole('combobox').fill('Мои')
  await found.filter({ hasText: 'Мои' }).click()
  await expect(agent.view('Мои')).toHaveAttribute('aria-current', 'page')

  await page.keyboard.press('Control+k')
  await palette.getByRole('combobox').fill(`#${number}`)
  await expect(found.first()).toContainText(`№${number}`)
  await page.keyboard.press('Enter')
  await expect(agent.said(question)).toBeVisible()

  // What the toolbar of the field does, it does from here, too.
  await page.keyboard.press('Control+k')
  await palette.getByRole('combobox').fill('полужирный')
  await page.keyboard.press('Enter')
  await expect(agent.field).toBeFocused()
  await page.keyboard.type('важно')
  await expect(agent.field.getByText('важно')).toHaveRole('strong')
  await agent.field.fill('')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Shift+Slash')
  const sheet = page.getByRole('dialog', { name: 'Клавиши' })
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Взять себе' })).toContainText('I')
  const writing = [
    ...['Прикрепить файл', 'Полужирный', 'Курсив', 'Код', 'Список', 'Нумерованный список'],
    ...['Цитата', 'Ссылка', 'Эмодзи', 'Вставить макрос', 'Написать ответ', 'Написать заметку'],
    ...['Отправить', 'Отправить и закрыть'],
  ]
  for (const title of writing)
    await expect(sheet.getByRole('listitem').getByText(title, { exact: true })).toHaveCount(1)
})
