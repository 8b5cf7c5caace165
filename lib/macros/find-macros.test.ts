import { expect, test } from 'vitest'
import { findMacros } from './find-macros.ts'
import type { Macro } from './macro.ts'

const macro = (name: string, body: string, usedCount = 0): Macro => ({
  id: name,
  name,
  body,
  usedCount,
  visibility: 'everyone',
  teamId: null,
  ownerId: 'anna',
  actions: [],
  files: [],
  lastUsedAt: null,
})
const macros = [
  macro('Refund', 'Your **money** is on its way', 3),
  macro('Приветствие', 'Здравствуйте, {{contact.first_name}}!', 9),
  macro('Возврат оформлен', 'Деньги придут за 5 дней', 1),
  macro('Ещё вопрос?', 'Напишите, если понадобится возврат', 20),
]
const found = (query: string) => findMacros(query, macros).map(({ name }) => name)

test('used most first, where nothing is asked for', () => {
  expect(found('')).toEqual(['Ещё вопрос?', 'Приветствие', 'Refund', 'Возврат оформлен'])
})

test('any word of the name or the text finds, the name before the text', () => {
  expect(found('возврат')).toEqual(['Возврат оформлен', 'Ещё вопрос?'])
  expect(found('5 деньги')).toEqual(['Возврат оформлен'])
  expect(found('money')).toEqual(['Refund'])
  expect(found('еще')).toEqual(['Ещё вопрос?'])
  expect(found('самолёт')).toEqual([])
})

test('found when typed in the wrong layout', () => {
  expect(found('djpdhfn')).toEqual(['Возврат оформлен', 'Ещё вопрос?'])
  expect(found('куагтв')).toEqual(['Refund'])
})
