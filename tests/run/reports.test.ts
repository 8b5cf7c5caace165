import { expect, test } from 'vitest'
import { readReport } from './reports.ts'

test('Vitest: a file that did not load is a failure of its own', () => {
  const file = (name: string, status: string, tests: string[], message = '') => ({
    name,
    status,
    message,
    assertionResults: tests.map((status) => ({
      status,
      fullName: 'it works',
      failureMessages: status === 'failed' ? ['\u001b[31mno\u001b[39m\n  at x'] : [],
    })),
  })
  const report = {
    numPassedTests: 2,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      file('a.test.ts', 'failed', ['passed', 'failed']),
      file('b.test.ts', 'failed', [], 'import failed\nat line 1'),
      file('c.test.ts', 'passed', ['passed']),
    ],
  }
  expect(readReport('vitest', JSON.stringify(report))).toEqual({
    passed: 2,
    failed: 2,
    skipped: 2,
    problems: ['b.test.ts: import failed'],
    named: ['a.test.ts › it works: no at x'],
    shaky: [],
  })
})

const spec = (title: string, status: string) => ({
  title,
  file: 'a.test.ts',
  tests: [{ status, results: [{ error: { message: 'too late' } }] }],
})

test('Playwright: what passed at the second try passed; an error outside the tests is a failure', () => {
  const report = {
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'the platform did not start\n  at x' }],
    suites: [
      {
        specs: [spec('greets', 'expected')],
        suites: [{ specs: [spec('sends', 'unexpected'), spec('waits', 'flaky')] }],
      },
    ],
  }
  expect(readReport('playwright', JSON.stringify(report))).toEqual({
    passed: 4,
    failed: 2,
    skipped: 2,
    problems: ['the platform did not start'],
    named: ['a.test.ts › sends: too late'],
    shaky: ['a.test.ts › waits: too late'],
  })
})

test('Deno: cases are counted from JUnit XML', () => {
  const report = `<?xml version="1.0"?><testsuites><testsuite name="x">
    <testcase name="a" time="0.1"/>
    <testcase name="b" time="0.1"><failure message="no">x</failure></testcase>
    <testcase name="c"><skipped/></testcase>
    <testcase name="d" line="3">
    </testcase></testsuite></testsuites>`
  expect(readReport('deno', report)).toMatchObject({
    passed: 2,
    failed: 1,
    skipped: 1,
    named: ['functions › b'],
  })
})
