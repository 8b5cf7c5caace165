import { expect, test } from 'vitest'
import { en } from './en.ts'
import { ru } from './ru.ts'

const minutes = (count: number) => ({ unit: 'minute', count }) as const

test('place and time in English', () => {
  expect(en.place(1, null)).toBe('You are next')
  expect(en.place(2, minutes(2))).toBe('You are 2nd in line, about 2 minutes')
  expect(en.place(3, minutes(4))).toBe('You are 3rd in line, about 4 minutes')
  expect(en.place(11, { unit: 'hour', count: 1 })).toBe('You are 11th in line, about 1 hour')
  expect(en.place(21, null)).toBe('You are 21st in line')
  expect(en.place(1, { unit: 'moment' })).toBe('You are next, about a minute')
})

test('place and time in Russian, with the forms that numbers ask for', () => {
  expect(ru.place(1, null)).toBe('Вы следующие в очереди')
  expect(ru.place(3, minutes(4))).toBe('Место в очереди: 3, ждать примерно 4 минуты')
  expect(ru.place(7, minutes(5))).toBe('Место в очереди: 7, ждать примерно 5 минут')
  expect(ru.place(40, { unit: 'hour', count: 2 })).toBe(
    'Место в очереди: 40, ждать примерно 2 часа',
  )
  expect(ru.place(2, { unit: 'moment' })).toBe('Место в очереди: 2, ждать примерно минуту')
})

test('when the team is back', () => {
  const wednesday = new Date(2026, 10, 25, 9)
  expect(en.backAt(0, wednesday, '9:00 AM')).toBe('We are back today at 9:00 AM')
  expect(en.backAt(1, wednesday, '9:00 AM')).toBe('We are back tomorrow at 9:00 AM')
  expect(en.backAt(3, wednesday, '9:00 AM')).toBe('We are back on Wednesday at 9:00 AM')
  expect(en.backAt(12, wednesday, '9:00 AM')).toBe('We are back on November 25 at 9:00 AM')
  expect(ru.backAt(0, wednesday, '9:00')).toBe('Мы вернёмся сегодня в 9:00')
  expect(ru.backAt(1, wednesday, '9:00')).toBe('Мы вернёмся завтра в 9:00')
  expect(ru.backAt(3, wednesday, '9:00')).toBe('Мы вернёмся в среду в 9:00')
  expect(ru.backAt(12, wednesday, '9:00')).toBe('Мы вернёмся 25 ноября в 9:00')
})
