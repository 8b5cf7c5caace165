import { expect } from 'vitest'
import { anna, artem, darya, teams, vera, widgetInbox } from '../../../tests/support/cast.ts'
import { maria } from '../support/customer.ts'
import { backend, stranger } from '../support/person.ts'
import { expectNoRows, expectRefused, refusal } from '../support/refusal.ts'
import { test } from '../support/test.ts'
import { expectVerbRefused, verb } from '../support/verb.ts'
import { begin, open, tokenOf } from '../support/widget.ts'

const update = 'update_widget($1, $2)'

refusal('widget_settings', 'customers and strangers read no settings', async ({ db }) => {
  const mia = await maria(db)
  await db.as(mia, () => expectNoRows(db.rows('select * from public.widget_settings')))
  await db.as(stranger, () => expectRefused(db.query('select * from public.widget_settings')))
  for (const person of [vera, mia])
    await db.as(person, () =>
      expectRefused(db.query(`update public.widget_settings set accent = '#000000'`), '42501'),
    )
})

test('settings change one by one, and the log says which', async ({ db }) => {
  const changes = {
    accent: '#0a7d4f',
    position: 'left',
    texts: { ru: { start: 'Спросить' } },
    allowed_domains: ['shop.example', '*.shop.example', 'https://a.test:8443'],
    expects_minutes: 15,
  }
  expect(await verb(db, artem, update, [widgetInbox.id, changes])).toMatchObject({
    ...changes,
    bottom_offset: 20,
    may_close: true,
  })
  const looks = await db.as(stranger, () =>
    db.value<{ ancestors: string[]; looks: object }>('select public.widget_looks($1)', [
      widgetInbox.key,
    ]),
  )
  expect(looks).toMatchObject({
    app_id: widgetInbox.key,
    ancestors: changes.allowed_domains,
    looks: { accent: '#0a7d4f', position: 'left', logo_url: null },
  })
  expect(JSON.stringify(looks)).not.toMatch(/secret|team|limit/)
  const [entry] = await db.rows<{ details: object }>(
    `select details from public.audit_entries where kind = 'inbox_changed' order by id desc limit 1`,
  )
  expect(Object.keys(entry?.details ?? {}).sort()).toEqual(Object.keys(changes).sort())
})

test('nobody learns the looks of an inbox that is not there, or not any more', async ({ db }) => {
  const looks = (key: string) =>
    db.as(stranger, () => db.value('select public.widget_looks($1)', [key]))
  expect(await looks('nope')).toBeNull()
  await verb(db, artem, 'archive_inbox($1)', [widgetInbox.id])
  expect(await looks(widgetInbox.key)).toBeNull()
})

const wrong: [object, string][] = [
  [{ accent: 'red' }, 'colour_invalid'],
  [{ accent: null }, 'colour_invalid'],
  [{ accent: '#ABCDEF' }, 'colour_invalid'],
  [{ background: '#12345' }, 'colour_invalid'],
  [{ accent: '#000000; } body { display: none' }, 'colour_invalid'],
  [{ logo_url: 'javascript:alert(1)' }, 'address_of_page_invalid'],
  [{ logo_url: 'https://x.test/"onload=' }, 'address_of_page_invalid'],
  [{ site_url: '/help' }, 'address_of_page_invalid'],
  [{ site_url: 'https://x.test/#a' }, 'address_of_page_invalid'],
  [{ side_offset: -1 }, 'offset_invalid'],
  [{ bottom_offset: 201 }, 'offset_invalid'],
  [{ bottom_offset: 1.5 }, 'offset_invalid'],
  [{ position: 'top' }, 'choice_unknown'],
  [{ theme: null }, 'choice_unknown'],
  [{ launcher: true }, 'choice_unknown'],
  [{ locale: 'de' }, 'choice_unknown'],
  [{ may_close: 'yes' }, 'choice_unknown'],
  [{ expects_minutes: 0 }, 'answer_time_invalid'],
  [{ file_limit: 26214401 }, 'limit_invalid'],
  [{ message_limit: 20001 }, 'limit_invalid'],
  [{ allowed_domains: ['shop.example/path'] }, 'domain_invalid'],
  [{ allowed_domains: ["'none'"] }, 'domain_invalid'],
  [{ allowed_domains: ['*'] }, 'domain_invalid'],
  [{ allowed_domains: ['a.test; script-src *'] }, 'domain_invalid'],
  [{ allowed_domains: 'a.test' }, 'domain_invalid'],
  [{ texts: { de: { start: 'x' } } }, 'texts_invalid'],
  [{ texts: { ru: { start: '' } } }, 'texts_invalid'],
  [{ texts: { ru: { start: 'x'.repeat(201) } } }, 'texts_invalid'],
  [{ texts: { ru: { __proto: 'x' } } }, 'texts_invalid'],
  [{ texts: [] }, 'texts_invalid'],
  [{ inbox_id: crypto.randomUUID() }, 'setting_unknown'],
  [{ updated_at: '2020-01-01' }, 'setting_unknown'],
]

test.for(wrong)('%j is refused as %s', async ([changes, reason], { db }) => {
  const error = await db.as(vera, () =>
    expectRefused(db.query(`select public.${update}`, [widgetInbox.id, changes]), 'PT400'),
  )
  expect(error.message).toBe(reason)
})

test('who may not manage inboxes, or not this one, changes and makes nothing', async ({ db }) => {
  await expectVerbRefused(db, anna, 'not_permitted', update, [widgetInbox.id, {}])
  await expectVerbRefused(db, anna, 'not_permitted', 'create_inbox($1, $2)', ['A', teams.tickets])
  await expectVerbRefused(db, anna, 'not_permitted', 'archive_inbox($1)', [widgetInbox.id])
  await db.query(
    `with r as (insert into public.roles (key, name, scope, permissions) values ('site', 'Сайт', 'teams', '{manage_inboxes}') returning id)
     update public.members set role_id = (select id from r) where id = $1`,
    [darya.id],
  )
  await expectVerbRefused(db, darya, 'grant_exceeds_own', update, [widgetInbox.id, {}])
  await expectVerbRefused(db, darya, 'grant_exceeds_own', 'archive_inbox($1)', [widgetInbox.id])
  await expectVerbRefused(db, darya, 'grant_exceeds_own', 'reveal_identity_secret($1)', [
    widgetInbox.id,
  ])
  await expectVerbRefused(db, darya, 'grant_exceeds_own', 'create_inbox($1, $2)', [
    'A',
    teams.tickets,
  ])
  await db.as(darya, () =>
    expectRefused(db.query('select public.inbox_figures($1)', [widgetInbox.id]), 'PT404'),
  )
  expect(await verb(db, darya, 'create_inbox($1, $2)', ['Отели', teams.hotels])).toMatchObject({
    name: 'Отели',
    channel: 'widget',
  })
})

test('a new inbox has a key, settings and a secret of its own', async ({ db }) => {
  const made = await verb<{ id: string; key: string }>(db, artem, 'create_inbox($1, $2)', [
    ' Второй сайт ',
    teams.hotels,
  ])
  const known = await db.as(backend, () =>
    db.value<{ name: string; secrets: object[] }>('select public.widget_inbox($1)', [made.key]),
  )
  expect(known).toMatchObject({ name: 'Второй сайт', allowed_domains: [] })
  expect(known.secrets).toHaveLength(1)
  for (const [name, team, reason] of [
    [' ', teams.hotels, 'inbox_name_empty'],
    ['A', crypto.randomUUID(), 'team_not_found'],
  ]) {
    const error = await db.as(artem, () =>
      expectRefused(db.query('select public.create_inbox($1, $2)', [name, team])),
    )
    expect(error.message).toBe(reason)
  }
})

test('an archived inbox opens nothing, its visitors are out, its conversations stay', async ({
  db,
}) => {
  const visitor = tokenOf(await open(db))
  const id = await begin(db, visitor)
  await verb(db, artem, 'archive_inbox($1)', [widgetInbox.id])
  await expectRefused(open(db), 'PT404')
  await db.as(visitor, () => expectRefused(db.query('select public.widget_state()'), '42501'))
  expect(
    await db.as(anna, () => db.value('select id from public.conversations where id = $1', [id])),
  ).toBe(id)
  await db.as(artem, () =>
    expectRefused(db.query('select public.archive_inbox($1)', [widgetInbox.id]), 'PT404'),
  )
})
