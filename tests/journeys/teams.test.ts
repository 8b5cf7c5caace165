import { artem, vera } from '../support/cast.ts'
import { newMember } from './people/new-member.ts'
import { ask } from './people/table.ts'
import { expect, once, test } from './people/test.ts'

test('a team is made, gets its people, is renamed, and hands on its work when it is archived', async ({
  newAgent,
}) => {
  const { page } = await newAgent(vera)
  const member = await newMember()
  const name = once('Возвраты')
  await page.goto('/settings/teams')
  await page.getByRole('button', { name: 'Создать команду' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Название').fill(name)
  await dialog.getByRole('button', { name: 'Создать команду' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()

  await page.getByLabel('Добавить в команду').first().fill(member.name)
  await page.getByRole('button', { name: `Добавить: ${member.name}` }).click()
  const belonging = page.getByRole('combobox', { name: member.name })
  await expect(belonging).toHaveValue('primary')
  await belonging.selectOption('Дополнительная')
  await expect
    .poll(() =>
      ask(
        `select m.is_primary from public.team_members m join public.teams t on t.id = m.team_id
         join public.members p on p.id = m.member_id where t.name = $1 and p.email = $2`,
        [name, member.email],
      ),
    )
    .toEqual([{ is_primary: false }])

  const renamed = once('Обмены')
  await page.getByLabel('Название').fill(renamed)
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByRole('heading', { name: renamed, level: 1 })).toBeVisible()

  const category = `exchange_${Date.now()}`
  await ask(
    `insert into public.categories (key, names, team_id)
     select $2, jsonb_build_object('ru', $1::text, 'en', $1::text), id
     from public.teams where name = $1`,
    [renamed, category],
  )
  await page.getByRole('button', { name: 'В архив' }).click()
  await expect(page.getByRole('dialog')).toContainText('1 тема')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'В архив' })).toBeDisabled()
  await page.getByLabel('Кто примет её дела').selectOption('Билеты')
  await page.getByRole('dialog').getByRole('button', { name: 'В архив' }).click()
  await expect(page).toHaveURL(/\/settings\/teams$/)
  await expect(page.getByRole('list', { name: 'Команды', exact: true })).not.toContainText(renamed)
  const [led] = await ask(
    `select t.name from public.categories c join public.teams t on t.id = c.team_id where c.key = $1`,
    [category],
  )
  expect(led).toEqual({ name: 'Билеты' })
  await ask('update public.categories set archived_at = now() where key = $1', [category])
})

test('a name that is taken says so, and an admin cannot change who may more', async ({
  newAgent,
}) => {
  const { page } = await newAgent(artem)
  await page.goto('/settings/teams')
  await page.getByRole('button', { name: 'Создать команду' }).click()
  await page.getByRole('dialog').getByLabel('Название').fill('билеты')
  await page.getByRole('dialog').getByRole('button', { name: 'Создать команду' }).click()
  await expect(page.getByLabel('Название')).toHaveAttribute('aria-invalid', 'true')

  await page.goto(`/settings/people/${vera.id}`)
  await expect(page.getByText('Роль этого человека шире вашей')).toBeVisible()
  await expect(page.getByLabel('Имя', { exact: true })).toHaveAttribute('readonly', '')
  await expect(page.getByRole('button', { name: 'Отключить доступ' })).toBeHidden()
})
