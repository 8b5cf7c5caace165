import { anna, boris } from '../support/cast.ts'
import { conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('a customer is edited where it stands: a mistake is named and kept, a colleague sees the rest at once', async ({
  newCustomer,
  newAgent,
}) => {
  test.setTimeout(90_000)
  const customer = await newCustomer()
  const question = once('Не приходит билет')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const [agent, colleague] = [await newAgent(anna), await newAgent(boris)]
  await agent.openNumber(number)
  await colleague.openNumber(number)
  const edit = async (name: string, value: string) => {
    await agent.page.getByRole('button', { name: `Изменить: ${name}`, exact: true }).click()
    const field = agent.page.getByRole('textbox', { name, exact: true })
    await field.fill(value)
    await field.press('Enter')
    return field
  }

  const name = once('Ольга')
  await edit('Имя', name)
  await expect(agent.page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(colleague.page.getByRole('heading', { name, level: 1 })).toBeVisible()

  const phone = await edit('Телефон', '12345')
  await expect(agent.page.getByText('Нужен номер с кодом страны')).toBeVisible()
  await expect(phone).toHaveValue('12345')
  await phone.fill('8 (912) 345-67-89')
  await phone.press('Enter')
  await expect(colleague.page.getByRole('link', { name: '+79123456789' })).toBeVisible()

  const note = once('Перезвонить после шести')
  await agent.page.getByRole('textbox', { name: 'Написать заметку' }).fill(note)
  await agent.page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(colleague.page.getByText(note)).toBeVisible()
  await expect(colleague.page.getByRole('button', { name: 'Изменить заметку' })).toHaveCount(0)

  await agent.page.getByRole('button', { name: 'Выбрать компанию' }).click()
  const company = once('Компас')
  await agent.page.getByRole('textbox', { name: 'Найти компанию' }).fill(company)
  await agent.page.getByRole('button', { name: `Создать «${company}»` }).click()
  await agent.page.getByRole('link', { name: company }).click()
  await expect(agent.page.getByRole('heading', { name: company, level: 1 })).toBeVisible()
  const people = agent.page.getByRole('region', { name: 'Люди' })
  await people.getByRole('link', { name }).click()
  await expect(agent.page.getByRole('heading', { name, level: 1 })).toBeVisible()
  const theirs = agent.page.getByRole('region', { name: 'Диалоги' })
  await theirs.getByRole('link', { name: question }).click()
  await expect(agent.said(question)).toBeVisible()
})
