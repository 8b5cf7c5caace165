import type { Page } from '@playwright/test'
import { anna, artem, vera } from '../support/cast.ts'
import { newMember } from './people/new-member.ts'
import { ask, conversationBegunWith } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

/** Milliseconds from the answer that a change is saved to the screens that it concerns. */
const live = { timeout: 2_000 }

const lost = 'Этот диалог вам больше не доступен'

/** What a superadmin does on the roles screen. */
function rolesOn(page: Page) {
  const list = page.getByRole('list', { name: 'Роли' })
  const said = (words: string) => page.getByRole('status').filter({ hasText: words })
  return {
    list,
    row: (name: string) => list.getByRole('listitem').filter({ hasText: name }),
    name: page.getByRole('textbox', { name: 'Название' }),
    scope: (name: string) => page.getByRole('radio', { name }),
    permission: (name: string) => page.getByRole('switch', { name }),
    preview: page.getByRole('region', { name: 'Что увидит' }),
    async open(): Promise<void> {
      await page.getByRole('link', { name: 'Настройки' }).first().click()
      await page
        .getByRole('navigation', { name: 'Настройки' })
        .getByRole('link', { name: 'Роли' })
        .click()
      await expect(list).toBeVisible()
    },
    async save(): Promise<void> {
      await page.getByRole('button', { name: 'Сохранить' }).click()
      await expect(said('сохранена')).toBeVisible()
    },
    async create(name: string): Promise<void> {
      await page.getByRole('button', { name: 'Создать роль' }).click()
      await expect(said(`Роль «${name}» создана`)).toBeVisible()
    },
  }
}

test('a superadmin makes a role and gives it: the agent’s open screen follows within two seconds', async ({
  newCustomer,
  newAgent,
}) => {
  // Two people and a customer, and changes that each screen is waited for.
  test.setTimeout(180_000)
  const olga = await newMember()
  const customer = await newCustomer()
  const question = once('Где мой багаж?')
  await customer.begin('Билеты', question)
  const { number } = await conversationBegunWith(question)
  const agent = await newAgent(olga)
  await agent.openNumber(number)
  await expect(agent.row(question)).toBeVisible()
  await agent.field.fill('Багаж уже едет')
  const before = await agent.count('Все открытые')
  expect(before).toBeGreaterThan(0)

  const boss = await newAgent(vera)
  const roles = rolesOn(boss.page)
  await roles.open()
  await boss.page.getByRole('link', { name: 'Создать роль' }).click()
  const name = once('Ночная смена')
  await roles.name.fill(name)
  await roles.preview.getByLabel('Что увидит').selectOption({ label: olga.name })
  await roles.scope('Только назначенные').check()
  await roles.permission('Закрывать и открывать').uncheck()
  await expect(roles.preview).toContainText(`С этой ролью ${olga.name} увидит 0 диалогов`)
  await expect(roles.preview).toContainText(/\+0 \/ −[1-9]/)
  await expect(roles.preview).toContainText('Больше не сможетЗакрывать и открывать')
  await roles.create(name)
  await expect(roles.row(name)).toContainText('Только назначенные')
  await expect(roles.row(name)).toContainText('никого')
  await expect(agent.field).toHaveText('Багаж уже едет')

  await boss.page.getByRole('link', { name: 'Люди' }).click()
  await boss.page.getByRole('link', { name: olga.name }).click()
  await boss.page.getByLabel('Роль').selectOption({ label: name })
  await boss.page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(boss.page.getByRole('status').filter({ hasText: olga.name })).toBeVisible()
  await expect(agent.page.getByText(lost)).toBeVisible(live)
  await expect(agent.row(question)).toHaveCount(0, live)
  await expect.poll(() => agent.count('Все открытые'), live).toBe(0)
  await expect(agent.timeline).toHaveCount(0)
  await expect(agent.page.getByText('Багаж уже едет')).toBeVisible()

  await roles.open()
  await roles.row(name).getByRole('link', { name }).click()
  await roles.scope('Диалоги своих команд').check()
  await roles.permission('Назначать').uncheck()
  await expect(roles.preview).toContainText(/увидит [1-9]\d* диалог\S*: \+[1-9]\d* \/ −0/)
  await roles.save()
  await expect(agent.bodies).toHaveText([question], live)
  await expect(agent.row(question)).toBeVisible(live)
  await expect.poll(() => agent.count('Все открытые'), live).toBe(before)
  await expect(agent.field).toHaveText('Багаж уже едет')
  await expect(agent.page.getByRole('button', { name: /^Исполнитель/ })).toHaveCount(0)
})

test('two who look at roles see what either does; nothing typed is lost', async ({ newAgent }) => {
  const [one, other] = [await newAgent(vera), await newAgent(vera)]
  const [mine, theirs] = [rolesOn(one.page), rolesOn(other.page)]
  await mine.open()
  await theirs.open()
  await mine.row('Агент').getByRole('button', { name: 'Действия с ролью «Агент»' }).click()
  await one.page.getByRole('menuitem', { name: 'Копировать' }).click()
  await expect(mine.name).toHaveValue('Агент: копия')
  await mine.name.fill('Admin')
  await mine.permission('Читать аудит').check()
  await one.page.getByRole('button', { name: 'Создать роль' }).click()
  await expect(one.page.getByText('Роль с таким названием уже есть').first()).toBeVisible()
  await expect(mine.permission('Читать аудит')).toBeChecked()
  const name = once('Аудитор')
  await mine.name.fill(name)
  await mine.create(name)
  await expect(theirs.row(name)).toContainText('8 разрешений')

  await mine.row(name).getByRole('link', { name }).click()
  await theirs.row(name).getByRole('link', { name }).click()
  await theirs.permission('Выгружать данные').check()
  await mine.scope('Все диалоги').check()
  await mine.save()
  await expect(theirs.scope('Все диалоги')).toBeChecked(live)
  await expect(theirs.permission('Выгружать данные')).toBeChecked()
  await expect(other.page.getByText('эту роль изменил кто-то ещё')).toBeVisible()
  await other.page.getByRole('link', { name: 'Каналы' }).click()
  await expect(other.page.getByRole('heading', { name: 'Каналы' })).toBeVisible()
  await other.page.goBack()
  await expect(theirs.permission('Выгружать данные')).toBeChecked()
  await theirs.save()
  await expect(mine.permission('Выгружать данные')).toBeChecked(live)

  const olga = await newMember()
  await ask(
    `update public.members set role_id = (select id from public.roles where name = $2) where email = $1`,
    [olga.email, name],
  )
  await theirs.open()
  await expect(theirs.row(name)).toContainText('1 человек')
  await theirs
    .row(name)
    .getByRole('button', { name: /^Действия/ })
    .click()
  await other.page.getByRole('menuitem', { name: 'Удалить' }).click()
  const question = other.page.getByRole('dialog')
  await expect(question).toContainText('Её носит 1 человек')
  await expect(question.getByRole('button', { name: 'Удалить' })).toBeDisabled()
  await question.getByLabel('Роль взамен').selectOption({ label: 'Агент' })
  await question.getByRole('button', { name: 'Удалить' }).click()
  await expect(theirs.row(name)).toHaveCount(0)
  await expect(one.page.getByText('Эту роль удалили')).toBeVisible()
  const [role] = await ask<{ key: string }>(
    'select r.key from public.members m join public.roles r on r.id = m.role_id where m.email = $1',
    [olga.email],
  )
  expect(role).toEqual({ key: 'agent' })
})

test('nobody gives more than he has, and a typed address opens nothing', async ({ newAgent }) => {
  const agent = await newAgent(anna)
  await agent.page.goto('/settings/roles')
  await expect(agent.page.getByText('Эта страница вам не открыта')).toBeVisible()
  await expect(agent.page.getByRole('list', { name: 'Роли' })).toHaveCount(0)

  const admin = await newAgent(artem)
  await admin.page.goto('/settings/roles/new')
  await expect(admin.page.getByText('Эта страница вам не открыта')).toBeVisible()

  const olga = await newMember()
  const name = once('Старший смены')
  await ask(
    `with made as (
       insert into public.roles (key, name, scope, permissions)
       values ('role_' || replace(gen_random_uuid()::text, '-', ''), $2, 'teams', '{reply,note,manage_roles}')
       returning id
     ) update public.members set role_id = (select id from made) where email = $1`,
    [olga.email, name],
  )
  const lead = await newAgent(olga)
  const roles = rolesOn(lead.page)
  await roles.open()
  await lead.page.getByRole('link', { name: 'Создать роль' }).click()
  await expect(roles.permission('Закрывать и открывать')).toBeDisabled()
  await expect(roles.permission('Закрывать и открывать')).toHaveAccessibleDescription(
    /У вас самих его нет/,
  )
  await expect(roles.scope('Все диалоги')).toBeDisabled()
  await expect(roles.permission('Отвечать клиентам')).toBeChecked()
  await roles.open()
  await roles.list.getByRole('link', { name: 'Администратор', exact: true }).click()
  await expect(lead.page.getByText('Встроенная роль не меняется')).toBeVisible()
  await expect(roles.permission('Отвечать клиентам')).toBeDisabled()
  await expect(lead.page.getByRole('button', { name: 'Сохранить' })).toHaveCount(0)
})
