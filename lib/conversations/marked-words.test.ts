import { expect, test } from 'vitest'
import { markedWords } from './marked-words.ts'

const marked = (text: string, ...stems: string[]) =>
  markedWords(text, stems).map(([from, to]) => text.slice(from, to))

test('words in their forms, to their end, wherever they stand', () => {
  expect(marked('Билеты: авиабилета нет, ещё ждём БИЛЕТ', 'билет')).toEqual([
    'Билеты',
    'билета',
    'БИЛЕТ',
  ])
  expect(marked('ещё раз и еще', 'еще')).toEqual(['ещё', 'еще'])
  expect(marked('flights, 100%', '100', 'flight')).toEqual(['flights', '100'])
  expect(marked('nothing', 'x')).toEqual([])
  expect(marked('İstanbul', 'stan')).toEqual([])
})
