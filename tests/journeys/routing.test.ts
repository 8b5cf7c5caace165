import { anna, boris } from '../support/cast.ts'
import { charters, closeUntilTomorrow, openCharters } from './people/charters.ts'
import { conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('four customers find two agents: each screen shows whose turn it is', async ({
  newCustomer,
  newAgent,
}) => {
  test.setTimeout(180_000)
  await openCharters([anna, boris])
  const asked = ['Когда вылет?', 'Можно с собакой?', 'Есть место у окна?', 'Где багаж?'].map(once)
  const customers = []
  for (const [n, question] of asked.entries()) {
    const customer = await newCustomer()
    await customer.begin(charters, question)
    await expect(customer.place(n + 1)).toBeVisible()
    customers.push(customer)
  }
  const [first, second, third, fourth] = customers as [
    (typeof customers)[0],
    (typeof customers)[0],
    (typeof customers)[0],
    (typeof customers)[0],
  ]

  const one = await newAgent(anna)
  const other = await newAgent(boris)
  await one.show('Мои')
  await other.show('Мои')
  await one.become('На связи')
  await expect(one.row(asked[0]!)).toBeVisible()
  await expect(first.chat.getByRole('heading', { name: 'Анна Морозова' })).toBeVisible()
  await expect(second.place(1)).toBeVisible()
  await expect(third.place(2)).toBeVisible()
  await expect(fourth.place(3)).toBeVisible()

  await other.become('На связи')
  await expect(other.row(asked[1]!)).toBeVisible()
  await expect(third.place(1)).toBeVisible()
  await expect(fourth.place(2)).toBeVisible()
  await expect(one.row(asked[1]!)).toHaveCount(0)

  await one.open(asked[0]!)
  await expect(
    one.timeline.getByText(/Диалог пришёл вам из очереди.*дольше всех ждал/),
  ).toBeVisible()
  await one.page.keyboard.press('e')
  await expect(one.row(asked[2]!)).toBeVisible()
  await expect(third.chat.getByRole('heading', { name: 'Анна Морозова' })).toBeVisible()
  await expect(fourth.place(1)).toBeVisible()

  await other.become('Перерыв, ответы команде')
  await second.write('Собака маленькая')
  await expect(other.row(asked[1]!)).toHaveCount(0)
  await expect(second.place(1)).toBeVisible()
  await expect(fourth.place(2)).toBeVisible()

  await other.become('На связи')
  await expect(other.row('Собака маленькая')).toBeVisible()
  await expect(fourth.place(1)).toBeVisible()
  const { number } = await conversationBegunWith(asked[3]!)
  await one.openNumber(number)
  await one.page.getByRole('button', { name: 'Взять диалог себе' }).click()
  await expect(one.timeline.getByText('Вы взяли диалог себе')).toBeVisible()
  await expect(fourth.chat.getByRole('heading', { name: 'Анна Морозова' })).toBeVisible()
  await expect(fourth.queue).toHaveCount(0)
})

test('outside the hours of the team a customer learns when it is back', async ({ newCustomer }) => {
  await openCharters([anna, boris])
  await closeUntilTomorrow()
  const customer = await newCustomer()
  await customer.begin(charters, once('Есть кто?'))
  await expect(customer.queue).toHaveText('Мы вернёмся завтра в 9:00')
})
