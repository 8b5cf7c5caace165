import type { Runner } from '../support/tiers.ts'
import { nothing, withProblem, type Outcome } from './outcome.ts'

/** Reads the counts out of a tool's report: Vitest's and Playwright's JSON, Deno's JUnit XML. */
export function readReport(runner: Runner, text: string): Outcome {
  if (runner === 'vitest') return fromVitest(JSON.parse(text))
  if (runner === 'playwright') return fromPlaywright(JSON.parse(text))
  return fromDeno(text)
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { status: string }[]
  }[]
}

function fromVitest(report: VitestReport): Outcome {
  const counted: Outcome = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    problems: [],
  }
  // A file that does not load, or whose beforeAll throws, fails without a failed test.
  return report.testResults
    .filter((file) => file.status === 'failed')
    .filter((file) => !file.assertionResults.some((test) => test.status === 'failed'))
    .reduce(
      (total, file) => withProblem(total, `${file.name}: ${firstLine(file.message)}`),
      counted,
    )
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: { message?: string }[]
}

function fromPlaywright(report: PlaywrightReport): Outcome {
  const counted: Outcome = {
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected,
    skipped: report.stats.skipped,
    problems: [],
  }
  // Errors outside any test: the platform did not start, a file did not load.
  return report.errors.reduce(
    (total, error) => withProblem(total, firstLine(error.message ?? 'an error without a message')),
    counted,
  )
}

function fromDeno(xml: string): Outcome {
  const cases = [...xml.matchAll(/<testcase\b[^>]*?(\/>|>([\s\S]*?)<\/testcase>)/g)]
  return cases.reduce((total, [, , body = '']) => {
    if (/<(failure|error)\b/.test(body)) return { ...total, failed: total.failed + 1 }
    if (/<skipped\b/.test(body)) return { ...total, skipped: total.skipped + 1 }
    return { ...total, passed: total.passed + 1 }
  }, nothing)
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? ''
}
