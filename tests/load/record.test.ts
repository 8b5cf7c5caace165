import { expect, test } from 'vitest'
import { Record } from './record.ts'

function talk(arrivals: [string, number][]) {
  const record = new Record()
  for (const id of ['a', 'b', 'c']) {
    record.begun(id, performance.now())
    record.acknowledged(id)
  }
  for (const [id, seq] of arrivals) record.delivered('socket', id, seq)
  return record.figures(3, 1)
}

test('a good run', () => {
  const good = talk([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ])
  expect(good).toMatchObject({ acknowledged: 3, lost: 0, doubled: 0, disordered: 0 })
})

test('lost, doubled and disordered are told apart', () => {
  expect(
    talk([
      ['a', 1],
      ['c', 3],
    ]),
  ).toMatchObject({ lost: 1, doubled: 0, disordered: 0 })
  expect(
    talk([
      ['a', 1],
      ['b', 2],
      ['b', 2],
      ['c', 3],
    ]),
  ).toMatchObject({ lost: 0, doubled: 1, disordered: 0 })
  expect(
    talk([
      ['b', 2],
      ['a', 1],
      ['c', 3],
    ]),
  ).toMatchObject({ lost: 0, doubled: 0, disordered: 1 })
})
