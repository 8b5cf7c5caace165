import { anna, artem } from '../support/cast.ts'
import { visitorAsks } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('a tag is made in the settings, put on by T, seen in the list and told in the timeline', async ({
  newAgent,
}) => {
  const [admin, agent] = [await newAgent(artem), await newAgent(anna)]
  const name = once('багаж')
  await admin.page.goto('/settings/tags')
  await admin.page.getByRole('button', { name: 'Новая метка' }).click()
  const form = admin.page.getByRole('dialog', { name: 'Новая метка' })
  await form.getByLabel('Название').fill(name)
  await form.getByText('синий').click()
  await form.getByRole('button', { name: 'Сохранить' }).click()
  await expect(admin.page.getByRole('list', { name: 'Метки' })).toContainText(name)

  await agent.show('Без исполнителя')
  const question = once('Где чемодан?')
  await visitorAsks(question)
  await agent.open(question)
  await agent.page.keyboard.press('t')
  const dialog = agent.page.getByRole('dialog', { name: 'Метки диалога' })
  await dialog.getByRole('combobox').fill(name)
  await agent.page.keyboard.press('Enter')
  await agent.page.keyboard.press('Escape')
  await expect(agent.row(question)).toContainText(name)
  await expect(agent.timeline.getByText(`Вы поставили метку «${name}»`)).toBeVisible()
  const details = agent.page.getByRole('region', { name: 'Метки' })
  await details.getByRole('button', { name: `Снять метку «${name}»` }).click()
  await expect(agent.row(question)).not.toContainText(name)

  // Another tag takes its place, on the conversation too.
  await agent.page.keyboard.press('t')
  await dialog.getByRole('combobox').fill(name)
  await agent.page.keyboard.press('Enter')
  await agent.page.keyboard.press('Escape')
  await expect(agent.row(question)).toContainText(name)
  await admin.page.getByRole('button', { name: `Объединить метку «${name}» с другой` }).click()
  const merge = admin.page.getByRole('dialog', { name: `Объединить метку «${name}»` })
  await merge.getByLabel('С меткой').selectOption('VIP')
  await merge.getByRole('button', { name: 'Объединить' }).click()
  await expect(merge).toBeHidden()
  await expect(admin.page.getByRole('list', { name: 'Метки' })).not.toContainText(name)
  await expect(agent.row(question)).toContainText('VIP')
  await expect(agent.row(question)).not.toContainText(name)
})
