import { png } from '../support/png.ts'
import type { Scene, Stage } from './scene.ts'

const open = async ({ page }: Stage, number: number, query = '') => {
  await page.goto(`/inbox/all/${number}${query}`)
  await page.getByRole('log').getByRole('article').first().waitFor()
  // Ready when keys do something.
  await page.locator('form [contenteditable=true]').waitFor()
}
const field = ({ page, say }: Stage, kind: 'message' | 'note' = 'message') =>
  page.getByRole('textbox', { name: say(`composer.${kind}.label`) })
const empty = async (stage: Stage, kind: 'message' | 'note' = 'message') => {
  await field(stage, kind).fill('')
}

/** The open conversation: what was said, what is written, and what opens over it. */
export const conversationScenes: Record<string, Scene> = {
  conversation: (stage) => open(stage, 1),
  'conversation-start': async (stage) => {
    await stage.page.getByRole('log').getByRole('article').first().scrollIntoViewIfNeeded()
  },
  'conversation-visitor': (stage) => open(stage, 4),
  'conversation-closed': (stage) => open(stage, 6),
  'conversation-snoozed': (stage) => open(stage, 5),
  'message-menu': async (stage) => {
    await open(stage, 1)
    const ours = stage.page.getByRole('log').getByRole('article').filter({ hasText: 'проверила' })
    const menu = ours.getByRole('button', { name: stage.say('message.menu') })
    await menu.focus()
    await menu.press('Enter')
    await stage.page.getByRole('menu').waitFor()
  },
  'message-delete': async ({ page, say }) => {
    await page.getByRole('menuitem', { name: say('message.deleteIt') }).click()
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor()
  },
  'more-menu': async (stage) => {
    await open(stage, 1)
    await stage.page.getByRole('button', { name: stage.say('paneMenu.more') }).click()
    await stage.page.getByRole('menu').waitFor()
  },
  'merge-conversation': async ({ page, say }) => {
    await page.getByRole('menuitem', { name: say('paneMenu.merge') }).click()
    await page.getByRole('dialog').waitFor()
    await page.getByRole('radio').first().waitFor()
  },
  assign: async (stage) => {
    await open(stage, 1)
    await stage.page.keyboard.press('a')
    await stage.page.getByRole('listbox').waitFor()
  },
  snooze: async (stage) => {
    await open(stage, 1)
    await stage.page.keyboard.press('z')
    await stage.page.getByRole('dialog').waitFor()
  },
  find: async (stage) => {
    await open(stage, 1)
    await stage.page.keyboard.press('Shift+F')
    await stage.page.getByRole('searchbox').fill('билет')
    await stage.page.getByRole('searchbox').press('Enter')
  },
  details: async (stage) => {
    await open(stage, 1)
    if (stage.look.width === 390)
      await stage.page.getByRole('button', { name: stage.say('details.toggle') }).click()
  },
  'composer-formatted': async (stage) => {
    await open(stage, 1)
    await stage.page.getByRole('radio', { name: stage.say('composer.message.tab') }).click()
    await empty(stage)
    await field(stage).pressSequentially('**Паспорт** и *билет*')
    await field(stage).press('Shift+Enter')
    await field(stage).pressSequentially('- загран')
    await field(stage).press('Shift+Enter')
    await field(stage).pressSequentially('`SU-1402`')
  },
  'composer-files': async ({ page, say }) => {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: 'Зал.png', mimeType: 'image/png', buffer: png(320, 200, [20, 90, 200]) },
        {
          name: 'Маршрут.pdf',
          mimeType: 'application/pdf',
          buffer: Buffer.from('%PDF-1.7\n%%EOF\n'),
        },
      ])
    await page.getByRole('list', { name: say('composer.files.label') }).waitFor()
    await page.getByRole('progressbar').waitFor({ state: 'detached' })
  },
  'composer-emoji': async (stage) => {
    await stage.page
      .getByRole('button', { name: stage.say('composer.files.remove') })
      .last()
      .click()
    await empty(stage)
    await field(stage).pressSequentially('Спасибо :smi')
    await stage.page.getByRole('listbox').waitFor()
  },
  'composer-macros': async (stage) => {
    await empty(stage)
    await field(stage).pressSequentially('/')
    await stage.page.getByText('Возврат оформлен').first().waitFor()
  },
  note: async (stage) => {
    await stage.page.keyboard.press('Escape')
    await stage.page.getByRole('dialog').waitFor({ state: 'detached' })
    await empty(stage)
    await open(stage, 1)
    await stage.page.getByRole('radio', { name: stage.say('composer.note.tab') }).click()
    await field(stage, 'note').pressSequentially('Посмотри, пожалуйста: @')
    await stage.page.getByRole('listbox').waitFor()
  },
  'conversation-missing': async (stage) => {
    await stage.page.locator('form [contenteditable=true]').fill('')
    // The tab is remembered, too.
    await stage.page.getByRole('radio', { name: stage.say('composer.message.tab') }).click()
    await field(stage).waitFor()
    await stage.page.goto('/inbox/all/99999')
    await stage.page.getByText('99999').first().waitFor()
  },
}
