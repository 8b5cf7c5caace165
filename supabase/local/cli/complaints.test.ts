import { expect, test } from 'vitest'
import { Complaint, databaseComplaint, toComplaint } from './complaints.ts'

const failure = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: operation failed`), { code, path })

test.each([
  ['ENOSPC', 'The disk that holds /home/data is full'],
  ['EACCES', 'Otklik cannot write to /home/data/run (EACCES).'],
  ['EROFS', 'Otklik cannot write to /home/data/run (EROFS).'],
  ['ENOTDIR', '/home/data is not a folder.'],
])('%s is said in a sentence with a remedy', (code, sentence) => {
  const complaint = toComplaint(failure(code, '/home/data/run'), '/home/data')
  expect(complaint.message).toContain(sentence)
  expect(complaint.remedy).toContain('OTKLIK_HOME=/another/folder npm start')
})

test('a complaint stays what it is; an unknown error shows its first line and where the rest is', () => {
  const known = new Complaint('Cause.', 'Remedy.')
  expect(toComplaint(known, '/home/data')).toBe(known)
  const unknown = toComplaint(new Error('what\nat line 3'), '/home/data')
  expect(unknown.message).toBe('Otklik could not start: what')
  expect(unknown.remedy).toContain('/home/data/logs/supervisor.log')
})

test.each([
  ['password authentication failed for user "postgres"', 'made with other keys'],
  ['could not write to file: No space left on device', 'is full'],
  ['could not look up effective user ID 12345: user does not exist', 'has no name on this machine'],
])('Postgres: %s', (words, sentence) => {
  expect(databaseComplaint(words, '/home/data')?.message).toContain(sentence)
})

test('anything else that Postgres says is passed on as it is', () => {
  expect(databaseComplaint('something new', '/home/data')).toBeUndefined()
})
