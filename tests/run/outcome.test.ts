import { expect, test } from 'vitest'
import { failureLines, finalLine, judged, nothing, sum } from './outcome.ts'

const green = { ...nothing, passed: 3 }
const ended = { exitCode: 0, timedOut: false, files: 2, filtered: false }

test('the last line names skipped tests only when there are some', () => {
  expect(finalLine(green)).toBe('3 passed, 0 failed')
  expect(finalLine({ ...green, skipped: 1 })).toBe('3 passed, 0 failed, 1 skipped')
})

test('a tier that ended well keeps its counts', () => {
  expect(judged(green, ended)).toEqual(green)
})

test('a crash without a failed test is a failure', () => {
  expect(judged(green, { ...ended, exitCode: 1 })).toMatchObject({ passed: 3, failed: 1 })
  expect(judged(green, { ...ended, exitCode: null })).toMatchObject({ failed: 1 })
})

test('a failed test explains the exit code: it is counted once', () => {
  expect(judged({ ...green, failed: 2 }, { ...ended, exitCode: 1 }).failed).toBe(2)
})

test('files without a single test that ran are a failure', () => {
  expect(judged({ ...nothing, skipped: 4 }, ended).failed).toBe(1)
  expect(judged(nothing, { ...ended, filtered: true }).failed).toBe(0)
})

test('a tier that was stopped is a failure, whatever it counted', () => {
  expect(judged(green, { ...ended, timedOut: true }).failed).toBe(1)
})

test('the sum keeps what each tier said', () => {
  const red = { passed: 1, failed: 1, skipped: 2, problems: ['x'], named: ['y'], shaky: ['z'] }
  expect(sum([green, red])).toEqual({ ...red, passed: 4 })
  expect(failureLines(red)).toEqual(['  ✘ x', '  ✘ y', '  second try: z'])
})
