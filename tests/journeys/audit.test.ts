import type { Page } from '@playwright/test'
import { anna, artem, vera } from '../support/cast.ts'
import { newMember } from './people/new-member.ts'
import { ask } from './people/table.ts'
import { expect, test } from './people/test.ts'

const entriesOn = (page: Page) => page.getByRole('listitem').filter({ has: page.getByRole('time') })

test('a change of role and a refused attempt are in the audit log, in words', async ({
  newAgent,
  newPerson,
}) => {
  const olga = await newMember()
  const stranger = await newPerson()
  await stranger.goto('/sign-in')
  await stranger.getByLabel('Почта').fill(olga.email)
  await stranger.getByLabel('Пароль', { exact: true }).fill('не тот пароль')
  await stranger.getByRole('button', { name: 'Войти' }).click()
  await expect(stranger.getByRole('main').getByRole('alert')).not.toBeEmpty()

  await asMember(artem.id, `select public.update_member($1::uuid, $2, $3::uuid, 7)`, [
    await idOf(olga.email),
    olga.name,
    await roleId('admin'),
  ])
  await asMember(anna.id, `select public.create_team($1)`, ['Мои'])

  const { page } = await newAgent(vera)
  await page.goto('/settings')
  await page.getByRole('main').getByRole('link', { name: 'Журнал аудита' }).first().click()
  await expect(page.getByRole('heading', { name: 'Журнал аудита' })).toBeVisible()

  const person = page.getByLabel('Кто или о ком')
  await person.selectOption({ label: olga.name })
  const entries = entriesOn(page)
  await expect(entries.first()).toContainText(`Изменены данные сотрудника: ${olga.name}`)
  await expect(entries.first()).toContainText('Артём Лебедев')
  await expect(entries.first()).toContainText(/Роль:\s*Агент\s*Администратор/)
  await expect(entries.first()).toContainText(/Нагрузка, диалогов:\s*5\s*7/)
  await expect(entries.filter({ hasText: 'Вход не удался' })).toHaveCount(1)

  await page.getByRole('button', { name: 'Сбросить' }).click()
  await page.getByLabel('Что', { exact: true }).selectOption({ label: 'Отказ в действии' })
  await expect(entries.first()).toContainText('Анна Морозова')
  await expect(entries.first()).toContainText('Отказано: создать команду')
  await expect(entries.first()).toContainText('Управлять командами')

  // The filter is in the address; yesterday nothing happened.
  await page.reload()
  await expect(entries.first()).toContainText('Отказано: создать команду')
  await page.getByLabel('По', { exact: true }).fill('2020-01-01')
  await expect(page.getByText('Ничего не нашлось')).toBeVisible()
})

test('the filtered log is taken as a file, and that is written down', async ({ newAgent }) => {
  await asMember(anna.id, `select public.create_team($1)`, ['Мои'])
  const { page } = await newAgent(vera)
  await page.goto('/settings/audit?kind=verb_refused')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Выгрузить CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^otklik-audit-\d{4}-\d\d-\d\d\.csv$/)
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  const [head, ...lines] = Buffer.concat(chunks).toString('utf8').trimEnd().split('\r\n')
  expect(head).toMatch(/^\uFEFFid,occurred_at,kind,/)
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(line).toContain(',verb_refused,')
  expect(lines[0]).toContain('Отказано: создать команду')

  await page.goto('/settings/audit')
  await expect(entriesOn(page).first()).toContainText('Журнал аудита выгружен в файл')
})

test('a long log comes in pages, each entry once', async ({ newAgent }) => {
  const olga = await newMember()
  await ask(
    `insert into public.audit_entries (kind, actor_kind, actor_id)
     select 'sign_in_succeeded', 'member', $1 from generate_series(1, 70)`,
    [await idOf(olga.email)],
  )
  const { page } = await newAgent(vera)
  await page.goto(`/settings/audit?kind=sign_in_succeeded&person=${await idOf(olga.email)}`)
  await expect(entriesOn(page)).toHaveCount(50)
  await page.getByRole('button', { name: 'Показать ещё' }).click()
  await expect(entriesOn(page)).toHaveCount(70)
  await expect(page.getByRole('button', { name: 'Показать ещё' })).toHaveCount(0)
})

test('who may not read the log finds no way to it', async ({ newAgent }) => {
  const { page } = await newAgent(anna)
  await page.goto('/settings/audit')
  await expect(page.getByRole('heading', { name: 'Журнал аудита' })).toBeVisible()
  await expect(page.getByText('Эта страница вам не открыта')).toBeVisible()
  await expect(entriesOn(page)).toHaveCount(0)
})

/** Calls a verb past every screen. */
async function asMember(id: string, call: string, values: unknown[]): Promise<void> {
  const claims = JSON.stringify({ sub: id, role: 'authenticated' })
  const [, verb = ''] = /^select (.*)$/.exec(call) ?? []
  await ask(
    `with caller as materialized (select set_config('request.jwt.claims', $${values.length + 1}, false) as claims)
     select ${verb} from caller where claims is not null`,
    [...values, claims],
  )
}

async function idOf(email: string): Promise<string> {
  const [found] = await ask<{ id: string }>('select id from public.members where email = $1', [
    email,
  ])
  return found?.id ?? ''
}

async function roleId(key: string): Promise<string> {
  const [found] = await ask<{ id: string }>('select id from public.roles where key = $1', [key])
  return found?.id ?? ''
}
