import { Buffer } from 'node:buffer'
import { password } from '../support/cast.ts'
import { agentOn } from './people/agent.ts'
import { newMember } from './people/new-member.ts'
import { ask } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

/** Eight green pixels by six. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAIAAABxZ0isAAAAEUlEQVR42mOQ60nBihgGUgIAySgyoQlQWsUAAAAASUVORK5CYII=',
  'base64',
)

test('a member changes name and picture, and takes the picture down again', async ({
  newAgent,
}) => {
  const { page } = await newAgent(await newMember())
  await page.goto('/settings/profile')
  const name = once('Ирина')
  await page.getByLabel('Имя', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Учётная запись/ })).toContainText(name)

  const chooser = page.locator('input[type=file]')
  await chooser.setInputFiles({
    name: 'a.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg/>'),
  })
  await expect(page.getByText('Это не фото PNG, JPEG или WebP.')).toBeVisible()
  await chooser.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: png })
  await expect(page.getByRole('img', { name: 'Новое фото' })).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить фото' }).click()
  const picture = page.getByRole('img', { name: 'Ваше фото' })
  await expect(picture).toHaveAttribute('src', /\/avatars\/.+\.(webp|png)$/)
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(256)
  await page.getByRole('button', { name: 'Убрать фото' }).click()
  await expect(picture).not.toHaveAttribute('src', /./)
  expect(
    await ask(
      `select from storage.objects o join public.members m on o.name like m.id || '/%'
       where m.name = $1`,
      [name],
    ),
  ).toHaveLength(0)
})

test('a new password asks for the present one and ends every other session', async ({
  newPerson,
}) => {
  const { email } = await newMember()
  const page = await newPerson()
  const elsewhere = await newPerson()
  await agentOn(page).signIn(email)
  await agentOn(elsewhere).signIn(email)
  await page.goto('/settings/profile')
  const change = async (current: string) => {
    await page.getByLabel('Нынешний пароль', { exact: true }).fill(current)
    await page.getByLabel('Новый пароль', { exact: true }).fill('another-password-1')
    await page.getByRole('button', { name: 'Сменить пароль' }).click()
  }
  await change('not-my-password')
  await expect(page.getByText('Нынешний пароль не подходит.')).toBeVisible()
  await change(password)
  await expect(page.getByText('Пароль изменён')).toBeVisible()

  await elsewhere.goto('/inbox/all')
  await expect(elsewhere.getByRole('heading', { name: 'Войдите в Otklik' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Профиль' })).toBeVisible()
  await agentOn(elsewhere).signIn(email, 'another-password-1')
})

test('signing out elsewhere leaves this browser in, signing out everywhere leaves none', async ({
  newPerson,
}) => {
  const { email } = await newMember()
  const page = await newPerson()
  const elsewhere = await newPerson()
  const isOut = (some: typeof page) =>
    expect(some.getByRole('heading', { name: 'Войдите в Otklik' })).toBeVisible()
  await agentOn(page).signIn(email)
  await agentOn(elsewhere).signIn(email)
  await page.goto('/settings/profile')
  await page.getByRole('button', { name: 'Выйти на других устройствах' }).click()
  await expect(page.getByText('На других устройствах вход закрыт.')).toBeVisible()
  await elsewhere.reload()
  await isOut(elsewhere)
  await agentOn(elsewhere).signIn(email)
  await page.getByRole('button', { name: 'Выйти везде' }).click()
  await isOut(page)
  await elsewhere.reload()
  await isOut(elsewhere)
})

test("the member's language comes along to a browser that was never told one", async ({
  newPerson,
}) => {
  const { email } = await newMember()
  const page = await newPerson()
  await agentOn(page).signIn(email)
  await page.goto('/settings/profile')
  await page.getByLabel('Язык').selectOption('English')
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible()
  await expect
    .poll(() => ask('select locale from public.members where email = $1', [email]))
    .toEqual([{ locale: 'en' }])

  const fresh = await newPerson()
  await fresh.goto('/sign-in')
  await fresh.getByLabel('Почта').fill(email)
  await fresh.getByLabel('Пароль', { exact: true }).fill(password)
  await fresh.getByRole('button', { name: 'Войти' }).click()
  // Without a load in between: the words around the desk have changed, too.
  await expect(fresh.getByRole('navigation', { name: 'Views' })).toBeVisible()
})
