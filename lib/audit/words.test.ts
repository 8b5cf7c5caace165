import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import en from '../i18n/messages/en.json' with { type: 'json' }
import ru from '../i18n/messages/ru.json' with { type: 'json' }
import { auditGroups, type AuditEntry, type AuditNames } from './entry.ts'
import { namedIn } from './named.ts'
import { auditWords } from './words.ts'

const names: AuditNames = {
  member: { vera: 'Вера Соколова', anna: 'Анна Морозова' },
  team: { hotels: 'Отели' },
  inbox: {},
  contact: {},
  conversation: { c7: '7' },
  role: { agent: { key: 'agent', name: 'Agent' }, night: { key: 'role_1', name: 'Ночная смена' } },
  category: {},
  tag: {},
  macro: {},
}
const russian = auditWords(createTranslator({ locale: 'ru', messages: ru }), 'ru', names)
const english = auditWords(createTranslator({ locale: 'en', messages: en }), 'en', names)

const entry = (
  kind: AuditEntry['kind'],
  subject: AuditEntry['subject'],
  details: AuditEntry['details'],
): AuditEntry => ({
  id: 1,
  at: '2026-11-22T12:00:00Z',
  kind,
  actor: { kind: 'member', id: 'vera' },
  subject,
  details,
})

test('a change says on whom, and from what to what, by names', () => {
  const moved = entry(
    'member_changed',
    { kind: 'member', id: 'anna' },
    { role_id: { from: 'agent', to: 'night' }, capacity: { from: 5, to: 7 } },
  )
  expect(russian.actor(moved)).toBe('Вера Соколова')
  expect(russian.sentence(moved)).toBe('Изменены данные сотрудника: Анна Морозова')
  expect(russian.details(moved)).toEqual([
    { label: 'Роль', from: 'Агент', to: 'Ночная смена' },
    { label: 'Нагрузка, диалогов', from: '5', to: '7' },
  ])
  expect(english.details(moved)[0]).toEqual({ label: 'Role', from: 'Agent', to: 'Ночная смена' })
  expect(namedIn([moved])).toMatchObject({ member: ['vera', 'anna'], role: ['agent', 'night'] })
})

test('permissions are told as what was given and what was taken', () => {
  const changed = entry(
    'role_changed',
    { kind: 'role', id: 'night' },
    { permissions: { from: ['reply', 'note'], to: ['reply', 'export'] } },
  )
  expect(english.sentence(changed)).toBe('Changed the role “Ночная смена”')
  expect(english.details(changed)).toEqual([
    { label: 'Now allowed', from: null, to: en.permissions.export.name },
    { label: 'No longer allowed', from: null, to: en.permissions.note.name },
  ])
})

test('a refusal says what was tried, and what it takes', () => {
  const lacking = entry('verb_refused', null, { verb: 'create_team', permission: 'manage_teams' })
  expect(english.sentence(lacking)).toBe('Refused: create a team')
  expect(english.details(lacking)).toEqual([
    { label: 'Missing permission', from: null, to: en.permissions.manage_teams.name },
  ])
  const exceeding = entry('verb_refused', null, {
    verb: 'create_role',
    reason: 'grant_exceeds_own',
  })
  expect(english.details(exceeding)).toEqual([
    { label: 'Reason', from: null, to: en.errors.grant_exceeds_own },
  ])
})

test('what nobody knows the name of is still a sentence', () => {
  const gone = entry(
    'team_member_removed',
    { kind: 'team', id: 'trains' },
    { member_id: 'nobody', is_primary: { from: true, to: null } },
  )
  expect(english.sentence(gone)).toBe('Removed from the team “a removed team”: a former member')
  expect(english.details(gone)).toEqual([])
  const unseen = entry('message_deleted', { kind: 'conversation', id: 'c8' }, { seq: 3 })
  expect(english.sentence(unseen)).toBe('Deleted a message: a conversation that you do not see')
  expect(english.details(unseen)).toEqual([{ label: 'Message #', from: null, to: '3' }])
})

test('a setting of a later version is told without its json', () => {
  const later = entry('routing_changed', null, {
    limits_by_day: { from: { monday: 1 }, to: { monday: 2 } },
  })
  expect(english.details(later)).toEqual([{ label: 'limits by day', from: null, to: 'changed' }])
})

test.each(auditGroups.flatMap(({ kinds }) => [...kinds]))('%s has a sentence', (kind) => {
  for (const words of [russian, english]) {
    expect(words.sentence(entry(kind, null, {}))).not.toMatch(/audit\.|\{/)
  }
})
