import { anna, darya, password } from '../support/cast.ts'
import { agentOn } from './people/agent.ts'
import { expect, once, test } from './people/test.ts'

test('what a customer wrote is found in another form of the word, by its team alone, and opens at that line', async ({
  newCustomer,
  newPerson,
}) => {
  const mark = once('пуговица').split(' ').at(-1)!
  const customer = await newCustomer()
  await customer.begin('Билеты', `Потерялись самолётные пуговицы ${mark}`)

  const page = await newPerson()
  const agent = agentOn(page)
  await agent.signIn(anna.email)
  await page.keyboard.press('/')
  const field = page.getByRole('searchbox', { name: 'Поиск' })
  await expect(field).toBeFocused()
  const found = page.getByRole('link').filter({ hasText: 'самолётные пуговицы' })
  await field.fill(`самолетная пуговица ${mark}`)
  await expect(found).toHaveCount(1)
  await expect(found.locator('mark').first()).toHaveText('самолётные')
  await expect(page).toHaveURL(/\/search\?q=/)

  await page.getByRole('combobox', { name: 'Кто написал' }).selectOption('Кто-то из команды')
  await expect(page.getByText('С этими фильтрами ничего нет', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Сбросить' }).click()
  await expect(found).toHaveCount(1)
  await field.press('ArrowDown')
  await expect(found).toBeFocused()
  await found.press('Enter')
  await expect(page).toHaveURL(/\/inbox\/all\/\d+\?m=1$/)
  await expect(agent.said(mark)).toBeVisible()

  await page.keyboard.press('/')
  await expect(page.getByRole('button', { name: new RegExp(mark) })).toBeVisible()

  const other = await newPerson()
  await other.goto('/sign-in')
  await other.locator('input[name=email]').fill(darya.email)
  await other.locator('input[name=password]').fill(password)
  await other.keyboard.press('Enter')
  await other.waitForURL('**/inbox/**')
  await other.goto(`/search?q=${encodeURIComponent(mark)}`)
  await expect(other.getByText('Nothing found').first()).toBeVisible()
})

test('a customer is found by a misspelled name and by a number in any writing', async ({
  newPerson,
}) => {
  const page = await newPerson()
  await agentOn(page).signIn(anna.email)
  await page.goto('/search')
  const field = page.getByRole('searchbox', { name: 'Поиск' })
  await field.fill('Марея Ивонова')
  const people = page.getByRole('region', { name: 'Похожие имена' })
  await expect(people.getByRole('link', { name: /Мария Иванова/ })).toBeVisible()
  await field.fill('#1')
  await expect(page.getByRole('link', { name: /Диалог № 1/ })).toBeVisible()
})
