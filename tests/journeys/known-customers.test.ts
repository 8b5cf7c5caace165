import { expect, once, test } from './people/test.ts'

test('a known customer finds the history and what this browser wrote before, and nobody else does', async ({
  newCustomer,
}) => {
  const customer = await newCustomer()
  const before = once('Пишу, пока не вошла: ответьте про отели')
  await customer.begin('Отели', before)

  await customer.become('Мария Иванова')
  await customer.open()
  await expect(customer.entry(before)).toBeVisible()
  await expect(customer.entry('Пока ничего не пришло')).toBeVisible()
  await expect(customer.entry('Отлично! Хорошей поездки.')).toContainText('Завершён')
  await customer.entry('Пока ничего не пришло').click()
  await expect(customer.bodies).toHaveText([
    /^Здравствуйте! Рейс SU-1402/,
    /^Здравствуйте, Мария!/,
    /^Готово: новый билет/,
    /^Пока ничего не пришло/,
  ])

  await customer.become('Павел Орлов')
  await customer.open()
  await expect(customer.entry('Можно ли вернуть полную стоимость?')).toBeVisible()
  await expect(customer.entry('Пока ничего не пришло')).toHaveCount(0)

  await customer.become('аноним')
  await customer.open()
  await expect(customer.chat.getByRole('button', { name: 'Билеты', exact: true })).toBeVisible()
  await expect(customer.entry(before)).toHaveCount(0)
  await expect(customer.entry('Можно ли вернуть полную стоимость?')).toHaveCount(0)
})

test('who signs out of the site leaves nothing in the chat for the next one', async ({
  newCustomer,
}) => {
  const customer = await newCustomer()
  await customer.become('Мария Иванова')
  await customer.open()
  await expect(customer.entry('Пока ничего не пришло')).toBeVisible()

  await customer.become('аноним')
  await customer.open()
  await expect(customer.chat.getByRole('button', { name: 'Билеты', exact: true })).toBeVisible()
  await expect(customer.chat.getByRole('region', { name: 'Ваши диалоги' })).toHaveCount(0)
})
