import { anna, darya, vera } from '../support/cast.ts'
import { conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

const lost = 'Этот диалог вам больше не доступен'

test('a mention opens a door: the colleague sees it live, comes in and answers; taking it back closes the door and keeps the draft', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Где моя бронь?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const [agent, colleague] = [await newAgent(anna), await newAgent(darya)]
  await agent.openNumber(number)
  await agent.reply('Сейчас узнаю')
  await expect(agent.said('Сейчас узнаю')).toBeVisible()
  await colleague.show('Упоминания')
  await expect(colleague.row('Сейчас узнаю')).toHaveCount(0)
  const calls = await colleague.count('Упоминания')

  const note = once('гляньте, пожалуйста')
  await agent.mention('дар', /Дарья Волкова/, note)
  await expect(agent.timeline.getByText('Вы открыли диалог: Дарья Волкова')).toBeVisible()
  const toast = colleague.page.getByText(`Анна Морозова: упоминание в диалоге №${number}`)
  await expect(toast).toBeVisible()
  await expect(colleague.row('Вас упомянули')).toContainText('Сейчас узнаю')
  await expect.poll(() => colleague.count('Упоминания')).toBe(calls + 1)

  await colleague.page.getByRole('button', { name: 'Открыть', exact: true }).click()
  await expect(colleague.said(note)).toContainText('@Дарья Волкова')
  await expect(colleague.timeline.getByText('Анна Морозова: диалог открыт: вам')).toBeVisible()
  await expect.poll(() => colleague.count('Упоминания')).toBe(calls)
  await expect(colleague.row('Сейчас узнаю')).toBeVisible()
  const answer = once('Бронь нашлась')
  await colleague.reply(answer)
  await expect(customer.said(answer)).toBeVisible()
  const aside = once('передаю обратно')
  await colleague.note(aside)
  await expect(agent.said(aside)).toBeVisible()

  await colleague.page.getByRole('radio', { name: 'Ответ' }).click()
  await colleague.field.fill('Ещё один вопрос')
  await agent.page.getByRole('button', { name: 'Забрать доступ: Дарья Волкова' }).click()
  await expect(colleague.page.getByText(lost)).toBeVisible()
  await expect(
    colleague.page.getByText('Доступ, который открыло упоминание, закрыли.'),
  ).toBeVisible()
  await expect(colleague.page.getByText('Ещё один вопрос')).toBeVisible()
  await expect(colleague.timeline).toHaveCount(0)
  await expect(colleague.row(answer)).toHaveCount(0)
  await expect(
    agent.timeline.getByText('Вы закрыли доступ по упоминанию: Дарья Волкова'),
  ).toBeVisible()
  const more = once('Спасибо!')
  await customer.write(more)
  await expect(agent.said(more)).toBeVisible()
  await expect(colleague.page.getByText(more)).toHaveCount(0)

  await agent.mention('Дарья', /Дарья Волкова/, 'ещё раз')
  await expect(colleague.said(more)).toBeVisible()
  await expect(colleague.field).toHaveText('Ещё один вопрос')
})

test('a team is mentioned: the note says how many that is, and each of them comes in', async ({
  newCustomer,
  newAgent,
}) => {
  const customer = await newCustomer()
  const question = once('Отель не подтверждает')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const [chief, colleague] = [await newAgent(vera), await newAgent(darya)]
  await chief.openNumber(number)
  await colleague.show('Упоминания')

  await chief.page.getByRole('radio', { name: 'Заметка' }).click()
  // «Отели», typed on the English layout.
  await chief.noteField.pressSequentially('@jnt')
  await expect(chief.page.getByRole('option', { name: /Отели.*откроет/ })).toBeVisible()
  await chief.noteField.press('Tab')
  await expect(chief.noteField).toHaveText('@Отели ')
  await expect(
    chief.page.getByText(/Откроет диалог \d+ (человеку|людям): команда «Отели»/),
  ).toBeVisible()
  await chief.noteField.press('Enter')

  await expect(chief.timeline.getByText('Вы открыли диалог: команде «Отели»')).toBeVisible()
  await expect(colleague.row(question)).toBeVisible()
  await colleague.open(question)
  await expect(colleague.said('@Отели')).toBeVisible()
  await expect(colleague.timeline.getByText(/диалог открыт: команде «Отели»/)).toBeVisible()
})
