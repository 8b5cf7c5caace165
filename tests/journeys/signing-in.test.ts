import { password, vera } from '../support/cast.ts'
import { agentOn } from './people/agent.ts'
import { linkIn, newestMailTo } from './people/mails.ts'
import { newMember } from './people/new-member.ts'
import { expect, test } from './people/test.ts'

test('a wrong password says so, and the address need not be typed again', async ({ newPerson }) => {
  const page = await newPerson()
  await page.goto('/sign-in')
  await page.getByLabel('Почта').fill(vera.email)
  await page.getByLabel('Пароль', { exact: true }).fill('not-her-password')
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveText(
    'Почта или пароль не подходят.',
  )
  await expect(page.getByLabel('Почта')).toHaveValue(vera.email)
  await page.getByLabel('Пароль', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(agentOn(page).views).toBeVisible()
})

test('who opens a page of the desk signs in first and then finds that page', async ({
  newPerson,
}) => {
  const page = await newPerson()
  await page.goto('/inbox/closed')
  await expect(page.getByRole('heading', { name: 'Войдите в Otklik' })).toBeVisible()
  await page.getByRole('button', { name: 'Вера Соколова' }).click()
  await page.getByRole('button', { name: 'Войти' }).click()
  await expect(page).toHaveURL(/\/inbox\/closed$/)
  await expect(page.getByRole('heading', { name: 'Закрытые' })).toBeVisible()
})

test('who signs out is out, in the other tab and behind the back button too', async ({
  newAgent,
}) => {
  const { page } = await newAgent(await newMember())
  const otherTab = await page.context().newPage()
  await otherTab.goto('/inbox/all')
  await page.getByRole('button', { name: /^Учётная запись/ }).click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await expect(page.getByRole('heading', { name: 'Войдите в Otklik' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Войдите в Otklik' })).toBeVisible()
  await otherTab.reload()
  await expect(otherTab.getByRole('heading', { name: 'Войдите в Otklik' })).toBeVisible()
})

test('a forgotten password is replaced through a link in a letter, which works once', async ({
  newPerson,
}) => {
  const { email } = await newMember()
  const page = await newPerson()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Забыли пароль?' }).click()
  // Both pages ask for the address: without this the first page's field may be the one that is filled.
  await expect(page).toHaveURL(/forgot-password/)
  await expect(page.getByRole('button', { name: 'Прислать ссылку' })).toBeVisible()
  await page.getByLabel('Почта').fill(email)
  await page.getByRole('button', { name: 'Прислать ссылку' }).click()
  await expect(page.getByRole('status')).toContainText(email)

  const link = linkIn(await newestMailTo(email))
  await page.goto(link)
  await page.getByLabel('Новый пароль', { exact: true }).fill('a-new-password-1')
  await page.getByRole('button', { name: 'Сохранить и войти' }).click()
  await expect(agentOn(page).views).toBeVisible()

  const elsewhere = await newPerson()
  await elsewhere.goto('/sign-in')
  await elsewhere.getByLabel('Почта').fill(email)
  await elsewhere.getByLabel('Пароль', { exact: true }).fill(password)
  await elsewhere.getByRole('button', { name: 'Войти' }).click()
  await expect(elsewhere.getByText('Почта или пароль не подходят.')).toBeVisible()
  await elsewhere.goto(link)
  await elsewhere.getByLabel('Новый пароль', { exact: true }).fill('a-new-password-2')
  await elsewhere.getByRole('button', { name: 'Сохранить и войти' }).click()
  await expect(elsewhere.getByText('Ссылка устарела или уже использована.')).toBeVisible()
  await agentOn(elsewhere).signIn(email, 'a-new-password-1')
})
