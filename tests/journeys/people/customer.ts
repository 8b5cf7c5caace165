import { expect, type Page } from '@playwright/test'

export type KnownCustomer = 'Мария Иванова' | 'Павел Орлов'

export type Customer = ReturnType<typeof customerOn>

/** Somebody who looks at the demo company's site, with the chat in its corner. */
export function customerOn(page: Page) {
  const launcher = page.getByRole('button', { name: /^(Открыть чат|Свернуть чат)/ })
  const chat = page.frameLocator('iframe[title="Чат с поддержкой"]')
  const field = chat.getByRole('textbox', { name: 'Сообщение' })
  const talk = chat.getByRole('log', { name: 'Сообщения' })
  // A bubble holds nothing but what was said.
  const bodies = talk.locator('.bubble')
  return {
    page,
    launcher,
    /** Everything inside the chat's frame. */
    chat,
    field,
    /** The whole of the open conversation: words, times, ticks. */
    talk,
    /** What was said in the open conversation, from the oldest to the newest. */
    bodies,
    said: (text: string) => bodies.filter({ hasText: text }),
    /** An entry of «Ваши диалоги», by what was said last. */
    entry: (text: string) =>
      chat.getByRole('region', { name: 'Ваши диалоги' }).getByRole('button', { name: text }),
    /** What a customer who waits is told. */
    queue: chat.locator('.queue'),
    place: (place: number) =>
      chat.getByText(place === 1 ? /^Вы следующие в очереди/ : `Место в очереди: ${place}`),
    /** «Анна Морозова печатает» */
    typing: chat.getByRole('status').filter({ hasText: /печатает|отвечают/ }),

    async visit(): Promise<void> {
      await page.goto('/demo')
    },
    /** By the switch at the top of the demo site. */
    async become(who: KnownCustomer | 'аноним'): Promise<void> {
      const choice = page.getByRole('link', { name: who, exact: true })
      await choice.click()
      await expect(choice).toHaveAttribute('aria-current', 'true')
    },
    async open(): Promise<void> {
      await launcher.click()
      await expect(chat.getByRole('main')).toBeVisible()
    },
    async close(): Promise<void> {
      await chat.getByRole('button', { name: 'Свернуть чат' }).click()
      await expect(launcher).toHaveAttribute('aria-expanded', 'false')
    },
    async write(text: string): Promise<void> {
      await field.fill(text)
      await field.press('Enter')
    },
    /** Opens the chat, chooses what it is about and writes: a conversation of its own. */
    async begin(about: string, text: string): Promise<void> {
      await this.open()
      await chat.getByRole('button', { name: about, exact: true }).click()
      await this.write(text)
      await expect(talk.getByText('Отправлено')).toBeVisible()
    },
  }
}
