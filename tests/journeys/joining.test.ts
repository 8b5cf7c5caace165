import { randomUUID } from 'node:crypto'
import { anna, password, vera } from '../support/cast.ts'
import { agentOn } from './people/agent.ts'
import { invitationLink, invitationOf, inviteFrom, join, newAddress } from './people/settings.ts'
import { ask } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

const secret = 'a-password-of-mine'

test('who is invited joins by the link of the letter, which works once', async ({
  newAgent,
  newPerson,
}) => {
  const { page } = await newAgent(vera)
  const email = newAddress()
  const name = once('Ольга')
  await inviteFrom(page, email)
  await expect(invitationOf(page, email)).toContainText('действует до')

  const link = await invitationLink(email)
  const guest = await newPerson()
  await guest.goto(link)
  await expect(guest.getByText('Вера Соколова приглашает вас')).toBeVisible()
  await join(guest, name, secret)
  await expect(agentOn(guest).views).toBeVisible()
  await expect(guest.getByRole('button', { name: /^Учётная запись/ })).toContainText(name)

  const later = await newPerson()
  await later.goto(link)
  await expect(later.getByRole('heading', { name: 'Приглашение уже принято' })).toBeVisible()
  await agentOn(later).signIn(email, secret)

  await page.reload()
  await expect(invitationOf(page, email)).toBeHidden()
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('Билеты')
})

test('sent again, the letter of before leads nowhere; withdrawn or expired, every letter says why', async ({
  newAgent,
  newPerson,
}) => {
  const { page } = await newAgent(vera)
  const email = newAddress()
  await inviteFrom(page, email)
  const first = await invitationLink(email)
  await invitationOf(page, email)
    .getByRole('button', { name: /^Отправить ещё раз/ })
    .click()
  const second = await invitationLink(email, first)

  const guest = await newPerson()
  await guest.goto(first)
  await expect(guest.getByRole('heading', { name: 'Ссылка не подходит' })).toBeVisible()
  await guest.goto(second)
  await expect(guest.getByRole('button', { name: 'Присоединиться' })).toBeVisible()

  const expiry = (of: string) =>
    ask(`update public.invitations set expires_at = now() + $2::interval where email = $1`, [
      email,
      of,
    ])
  await expiry('-1 minute')
  // The form that was open all the time is refused, too.
  await join(guest, 'Ольга', secret)
  await expect(guest.getByRole('alert').filter({ hasText: /./ })).toContainText('устарело')
  await guest.reload()
  await expect(guest.getByRole('heading', { name: 'Приглашение устарело' })).toBeVisible()
  await expiry('1 day')

  await invitationOf(page, email)
    .getByRole('button', { name: /^Отозвать/ })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Отозвать' }).click()
  await expect(invitationOf(page, email)).toBeHidden()
  await guest.reload()
  await expect(guest.getByRole('heading', { name: 'Приглашение отозвано' })).toBeVisible()
  expect(await ask('select from auth.users where email = $1', [email])).toHaveLength(0)
})

/** An account in Auth of somebody who is no member. */
async function account(email: string, isConfirmed: boolean): Promise<string> {
  const id = randomUUID()
  await ask(
    `with person as (
       insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at,
         confirmation_token, recovery_token, raw_app_meta_data)
       values ($1, 'authenticated', 'authenticated', $2,
         extensions.crypt($3, extensions.gen_salt('bf', 4)), case when $4 then now() end, '', '',
         '{"provider": "email", "providers": ["email"]}') returning id)
     insert into auth.identities (id, provider, provider_id, user_id, identity_data)
     select id, 'email', id::text, id, jsonb_build_object('sub', id, 'email', $2::text) from person`,
    [id, email, password, isConfirmed],
  )
  return id
}

test('an address with an account signs in to it first, and then joins as itself', async ({
  newAgent,
  newPerson,
}) => {
  const email = newAddress()
  const id = await account(email, true)
  await inviteFrom((await newAgent(vera)).page, email)
  const guest = await newPerson()
  await guest.goto(await invitationLink(email))
  await guest.getByRole('link', { name: 'Войти и присоединиться' }).click()
  await guest.getByLabel('Почта').fill(email)
  await guest.getByLabel('Пароль', { exact: true }).fill(password)
  await guest.getByRole('button', { name: 'Войти' }).click()
  await guest.getByLabel('Как вас зовут').fill(once('Пётр'))
  await expect(guest.getByLabel('Пароль', { exact: true })).toBeHidden()
  await guest.getByRole('button', { name: 'Присоединиться' }).click()
  await expect(agentOn(guest).views).toBeVisible()
  expect(await ask('select id from public.members where email = $1', [email])).toEqual([{ id }])
})

test('an account that never proved the address is not taken over with its password', async ({
  newAgent,
  newPerson,
}) => {
  const email = newAddress()
  const id = await account(email, false)
  await inviteFrom((await newAgent(vera)).page, email)
  const guest = await newPerson()
  await guest.goto(await invitationLink(email))
  await join(guest, once('Анна'), secret)
  await expect(agentOn(guest).views).toBeVisible()
  expect(await ask('select from auth.users where id = $1', [id])).toHaveLength(0)

  const squatter = await newPerson()
  await squatter.goto('/sign-in')
  await squatter.getByLabel('Почта').fill(email)
  await squatter.getByLabel('Пароль', { exact: true }).fill(password)
  await squatter.getByRole('button', { name: 'Войти' }).click()
  await expect(squatter.getByText('Почта или пароль не подходят.')).toBeVisible()
})

test('where somebody else is signed in, they leave first and the invitation opens again', async ({
  newAgent,
}) => {
  const email = newAddress()
  await inviteFrom((await newAgent(vera)).page, email)
  const { page } = await newAgent(anna)
  await page.context().clearCookies()
  await agentOn(page).signIn(anna.email)
  await page.goto(await invitationLink(email))
  await expect(page.getByText(`открыт вход ${anna.email}`)).toBeVisible()
  await page.getByRole('button', { name: 'Выйти и продолжить' }).click()
  await join(page, once('Инна'), secret)
  await expect(agentOn(page).views).toBeVisible()
})
