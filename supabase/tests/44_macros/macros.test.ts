import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { anna, artem, boris, darya, teams, vera } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import type { Database } from '../support/database.ts'
import type { Person } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'

type Macro = { id: string; name: string; visibility: string; team_id: string | null }
const save = 'save_macro($1, $2, $3, $4, $5, $6)'

const saved = (db: Database, who: Person, visibility: string, team: string | null = null) =>
  verb<Macro>(db, who, save, [null, ` ${visibility} `, visibility, team, 'Здравствуйте!', '[]'])

const seen = (db: Database, who: Person) =>
  db.as(who, async () =>
    (await db.rows<{ name: string }>('select name from public.macros order by name')).map(
      ({ name }) => name,
    ),
  )

refusal(
  'macros',
  'one’s own is one’s own, a team’s is the team’s, everyone’s is everyone’s',
  async ({ db }) => {
    await db.query('delete from public.macros')
    await saved(db, anna, 'own')
    await saved(db, artem, 'team', teams.tickets)
    await saved(db, artem, 'everyone')
    expect(await seen(db, anna)).toEqual(['everyone', 'own', 'team'])
    expect(await seen(db, boris)).toEqual(['everyone', 'team'])
    expect(await seen(db, darya)).toEqual(['everyone'])
    // Whoever manages them sees every team's, and nobody's own.
    expect(await seen(db, vera)).toEqual(['everyone', 'team'])
    const customer = await maria(db)
    await db.as(customer, () => expectNoRows(db.rows('select * from public.macros')))
  },
)

refusal('macros', 'an agent writes own ones, and shares none', async ({ db }) => {
  const own = await saved(db, anna, 'own')
  expect(own.name).toBe('own')
  const values = (visibility: string, team: string | null = null) => [
    own.id,
    'Приветствие',
    visibility,
    team,
    '',
    '[]',
  ]
  expect(await verb(db, anna, save, values('own'))).toMatchObject({ name: 'Приветствие' })
  await expectVerbRefused(db, anna, 'not_permitted', save, values('everyone'))
  await expectVerbRefused(db, anna, 'not_permitted', save, values('team', teams.tickets))
  const everyones = await saved(db, artem, 'everyone')
  await expectVerbRefused(db, anna, 'not_permitted', 'remove_macro($1)', [everyones.id])
  await expectVerbRefused(db, anna, 'not_permitted', save, [
    everyones.id,
    'Мой',
    'own',
    null,
    '',
    '[]',
  ])
  await db.as(boris, async () => {
    const error = await expectRefused(db.query(`select public.${save}`, values('own')), 'PT404')
    expect(error.message).toBe('macro_not_found')
    await expectRefused(db.query('select public.remove_macro($1)', [own.id]), 'PT404')
    await expectRefused(db.query(`update public.macros set name = 'Чужой'`), '42501')
  })
  await verb(db, anna, 'remove_macro($1)', [own.id])
  expect(await db.value('select count(*)::int from public.macros where id = $1', [own.id])).toBe(0)
})

refusal('macros', 'nobody shares with a team that is closed to him', async ({ db }) => {
  const role = await verb<{ id: string }>(db, vera, 'create_role($1, $2, $3)', [
    'Редактор',
    'teams',
    ['reply', 'manage_macros'],
  ])
  await verb(db, vera, 'update_member($1, $2, $3, 5)', [darya.id, 'Дарья', role.id])
  await expectVerbRefused(db, darya, 'grant_exceeds_own', save, [
    null,
    'Билеты',
    'team',
    teams.tickets,
    '',
    '[]',
  ])
  expect(await saved(db, darya, 'team', teams.hotels)).toMatchObject({ team_id: teams.hotels })
})

test('what cannot be kept is refused by name', async ({ db }) => {
  const said = (values: unknown[]) =>
    db
      .as(anna, () => expectRefused(db.query(`select public.${save}`, values)))
      .then(({ message }) => message)
  expect(await said([null, ' ', 'own', null, '', '[]'])).toBe('macro_name_empty')
  const wrong = [
    '{}',
    '[{"type": "fly"}]',
    '[{"type": "tag", "tag_id": "x"}]',
    '[{"type": "assign", "to": "moon"}]',
    '[{"type": "priority", "priority": 101}]',
    '[{"type": "snooze", "preset": "never"}]',
    '[{"type": "category"}]',
  ]
  for (const actions of wrong)
    expect(await said([null, 'М', 'own', null, '', actions])).toBe('macro_actions_invalid')
  const id = randomUUID()
  const all = [
    { type: 'tag', tag_id: id },
    { type: 'category', category_id: null },
    { type: 'assign', to: 'team', team_id: id },
    { type: 'priority', priority: -5 },
    { type: 'snooze', preset: 'reply' },
    { type: 'close' },
  ]
  expect(
    await verb(db, anna, save, [null, 'М', 'own', null, '', JSON.stringify(all)]),
  ).toMatchObject({ actions: all })
})

test('shared ones leave a trace in the audit log, one’s own do not', async ({ db }) => {
  const shared = await saved(db, artem, 'everyone')
  const own = await saved(db, artem, 'own')
  await verb(db, artem, save, [shared.id, 'Иначе', 'everyone', null, '', '[]'])
  await verb(db, artem, 'remove_macro($1)', [shared.id])
  const kinds = await db.rows<{ kind: string }>(
    'select kind from public.audit_entries where subject_id = any ($1) order by id',
    [[shared.id, own.id]],
  )
  expect(kinds.map(({ kind }) => kind)).toEqual(['macro_created', 'macro_changed', 'macro_removed'])
})
