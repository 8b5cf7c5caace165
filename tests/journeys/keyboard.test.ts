import type { Page } from '@playwright/test'
import { anna } from '../support/cast.ts'
import { expect, once, test } from './people/test.ts'

/** Presses a key as the Russian layout does: the same place on the keyboard, another letter. */
async function press(page: Page, code: string, letter: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const key = { code, key: letter, windowsVirtualKeyCode: code.charCodeAt(3) }
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  await session.detach()
}

test('J, K, R, N and E work on the Russian layout, and write letters where one writes', async ({
  newCustomer,
  newAgent,
}) => {
  const agent = await newAgent(anna)
  const { page } = agent
  await agent.show('Без исполнителя')
  const [older, newer] = [once('Первый вопрос'), once('Второй вопрос')]
  await (await newCustomer()).begin('Билеты', older)
  await (await newCustomer()).begin('Билеты', newer)
  await expect(agent.row(newer)).toBeVisible()

  await press(page, 'KeyJ', 'о')
  await expect(agent.row(newer)).toHaveAttribute('aria-current', 'true')
  await press(page, 'KeyJ', 'о')
  await expect(agent.row(older)).toHaveAttribute('aria-current', 'true')
  await expect(agent.bodies).toHaveText([older])
  await press(page, 'KeyK', 'л')
  await expect(agent.row(newer)).toHaveAttribute('aria-current', 'true')
  await expect(agent.bodies).toHaveText([newer])

  await press(page, 'KeyN', 'т')
  await expect(agent.noteField).toBeFocused()
  await press(page, 'KeyN', 'т')
  await expect(agent.noteField).toHaveText('т')
  await page.keyboard.press('Escape')
  await press(page, 'KeyR', 'к')
  await expect(agent.field).toBeFocused()
  await expect(agent.field).toHaveText('')
  await press(page, 'KeyE', 'у')
  await expect(agent.field).toHaveText('у')
  await page.keyboard.press('Escape')

  await press(page, 'KeyE', 'у')
  await expect(page.getByRole('button', { name: 'Открыть диалог снова' })).toBeVisible()
  await expect(agent.row(newer)).toHaveCount(0)
  await press(page, 'KeyE', 'у')
  await expect(page.getByRole('button', { name: 'Закрыть диалог' })).toBeVisible()
  await expect(agent.row(newer)).toBeVisible()
})
