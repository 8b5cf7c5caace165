import { expect, test } from 'vitest'
import { passwordProblem } from './password.ts'

test.each([
  ['', 'weak_password'],
  ['1234567', 'weak_password'],
  ['12345678', null],
  ['a'.repeat(72), null],
  ['a'.repeat(73), 'password_too_long'],
  ['я'.repeat(36), null],
  ['я'.repeat(37), 'password_too_long'],
])('%j: %s', (password, problem) => {
  expect(passwordProblem(password)).toBe(problem)
})
