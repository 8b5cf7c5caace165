import { expect, test } from 'vitest'
import type { Command } from './command.ts'
import { findCommands } from './find-commands.ts'
import { keyCaps } from './key-caps.ts'

const command = (id: string, title: string, words: string[] = []): Command => ({
  id,
  title,
  words,
  group: 'conversation',
  run: () => undefined,
})
const commands = [
  command('reply', 'Написать ответ'),
  command('close', 'Закрыть диалог'),
  command('reopen', 'Открыть диалог снова'),
  command('tickets', 'Зелёная команда', ['team']),
]
const other = new Map([
  ['Закрыть диалог', 'Close the conversation'],
  ['Открыть диалог снова', 'Reopen the conversation'],
])
const found = (query: string) => findCommands(query, commands, other).map(({ id }) => id)

test('every word counts, in any order, as its beginning; the closest first', () => {
  expect(found('диалог')).toEqual(['close', 'reopen'])
  expect(found('снова откр')).toEqual(['reopen'])
  expect(found('диалог зелёная')).toEqual([])
  expect(found('')).toEqual([])
})

test('found in the other language, by further words, and without the dots of ё', () => {
  expect(found('close')).toEqual(['close'])
  expect(found('conv')).toEqual(['close', 'reopen'])
  expect(found('team')).toEqual(['tickets'])
  expect(found('зеленая')).toEqual(['tickets'])
})

test('found when typed in the wrong layout', () => {
  expect(found('pfrhsnm')).toEqual(['close'])
  expect(found('сдщыу')).toEqual(['close'])
})

test('keys are shown as they stand on the keyboard', () => {
  expect(keyCaps('$mod+KeyK', false)).toEqual([['Ctrl', 'K']])
  expect(keyCaps('$mod+Shift+KeyE', true)).toEqual([['⌘', '⇧', 'E']])
  expect(keyCaps('KeyG KeyI', false)).toEqual([['G'], ['I']])
  expect(keyCaps('Shift+Slash', false)).toEqual([['?']])
})
