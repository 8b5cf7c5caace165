import { expect, type Page } from '@playwright/test'
import { password } from '../../support/cast.ts'

export type ViewName =
  'Мои' | 'Упоминания' | 'Без исполнителя' | 'Все открытые' | 'Отложенные' | 'Закрытые'

export type Agent = ReturnType<typeof agentOn>

/** Somebody who works at the desk, in Russian. */
export function agentOn(page: Page) {
  const views = page.getByRole('navigation', { name: 'Разделы' })
  const list = page.getByRole('list', { name: 'Диалоги' })
  const timeline = page.getByRole('log', { name: 'Переписка' })
  const field = page.getByRole('textbox', { name: 'Ответ клиенту' })
  const noteField = page.getByRole('textbox', { name: 'Заметка для команды' })
  const view = (name: ViewName) => views.getByRole('link', { name: new RegExp(`^${name}`) })
  return {
    page,
    views,
    view,
    timeline,
    field,
    noteField,
    /** A row of the list, by its customer's name or by what was said last. */
    row: (text: string) => list.getByRole('link').filter({ hasText: text }),
    /** Messages and notes of the open conversation, by their words. */
    said: (text: string) => timeline.getByRole('article').filter({ hasText: text }),
    /** The words alone, without name and time. */
    words: (text: string) => timeline.getByRole('article').getByText(text, { exact: true }),
    /** What was said in the open conversation, from the oldest to the newest. */
    bodies: timeline.getByRole('article').getByRole('paragraph'),
    /** «Посетитель печатает…» */
    typing: page.getByRole('status').filter({ hasText: 'печатает' }),

    async signIn(email: string, secret = password): Promise<void> {
      await page.goto('/sign-in')
      await page.getByLabel('Почта').fill(email)
      await page.getByLabel('Пароль', { exact: true }).fill(secret)
      await page.getByRole('button', { name: 'Войти' }).click()
      await expect(views).toBeVisible()
    },
    async show(name: ViewName): Promise<void> {
      await view(name).click()
      await expect(view(name)).toHaveAttribute('aria-current', 'page')
    },
    /** How many conversations a view is said to hold. */
    async count(name: ViewName): Promise<number> {
      return Number(/\d+/.exec(await view(name).innerText())?.[0] ?? 0)
    },
    async open(text: string): Promise<void> {
      await this.row(text).click()
      // The hand goes on to the conversation: a list keeps still while it rests there.
      await page.mouse.move(0, 0)
      await expect(timeline).toBeVisible()
    },
    /** By the address of the page; ready when keys do something. */
    async openNumber(number: number, where = 'all'): Promise<void> {
      await page.goto(`/inbox/${where}/${number}`)
      await expect(field.or(noteField)).toBeEditable()
    },
    async reply(text: string): Promise<void> {
      await field.fill(text)
      await field.press('Enter')
    },
    async note(text: string): Promise<void> {
      await page.getByRole('radio', { name: 'Заметка' }).click()
      await noteField.fill(text)
      await noteField.press('Enter')
    },
    /** Writes a note that names somebody, chosen from the list by the beginning of the name. */
    async mention(beginning: string, name: RegExp, text: string): Promise<void> {
      await page.getByRole('radio', { name: 'Заметка' }).click()
      await noteField.pressSequentially(`@${beginning}`)
      await expect(page.getByRole('option', { name })).toHaveAttribute('aria-selected', 'true')
      await noteField.press('Enter')
      await noteField.pressSequentially(text)
      await noteField.press('Enter')
      await expect(noteField).toHaveText('')
    },
    /** Chooses how reachable one is. */
    async become(availability: string): Promise<void> {
      const account = page.getByRole('button', { name: /^Учётная запись/ })
      await account.click()
      await page.getByRole('menuitemradio', { name: new RegExp(`^${availability} `) }).click()
      await expect(account).toContainText(availability)
    },
    /** Lets the open conversation sleep: by a choice of the list. */
    async snooze(until: RegExp, reason = ''): Promise<void> {
      await page.keyboard.press('z')
      const choice = page.getByRole('dialog', { name: /^Отложить/ })
      await choice.getByLabel('Почему').fill(reason)
      await choice.getByRole('button', { name: until }).click()
    },
    /** Gives the open conversation to a person, or takes it from everybody. */
    async give(to: string | RegExp): Promise<void> {
      await page.getByRole('button', { name: /^Исполнитель/ }).click()
      await page.getByRole('option', { name: to }).click()
    },
    /** Moves the open conversation to a team, with a word to it. */
    async moveTo(team: string, note = ''): Promise<void> {
      await this.give(`Команда «${team}»`)
      await page.getByLabel('Что им нужно знать').fill(note)
      await page.getByRole('button', { name: 'Передать', exact: true }).click()
    },
  }
}
