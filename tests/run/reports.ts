import { isAbsolute, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { repository } from '../support/repository.ts'
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
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}

function fromVitest(report: VitestReport): Outcome {
  const counted: Outcome = {
    ...nothing,
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    named: report.testResults.flatMap((file) =>
      file.assertionResults
        .filter((test) => test.status === 'failed')
        .map((test) => failure(file.name, test.fullName, test.failureMessages[0])),
    ),
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
  suites?: PlaywrightSuite[]
}

type PlaywrightSuite = {
  suites?: PlaywrightSuite[]
  specs?: {
    title: string
    file: string
    tests: { status: string; results: { error?: { message?: string } }[] }[]
  }[]
}

function fromPlaywright(report: PlaywrightReport): Outcome {
  const counted: Outcome = {
    ...nothing,
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected,
    skipped: report.stats.skipped,
    named: specsOf(report.suites, 'unexpected'),
    shaky: specsOf(report.suites, 'flaky'),
  }
  // Errors outside any test: the platform did not start, a file did not load.
  return report.errors.reduce(
    (total, error) => withProblem(total, firstLine(error.message ?? 'an error without a message')),
    counted,
  )
}

/** The tests of these suites that ended so, each with what its first try said. */
function specsOf(suites: PlaywrightSuite[] = [], status: string): string[] {
  return suites.flatMap((suite) => [
    ...specsOf(suite.suites, status),
    ...(suite.specs ?? []).flatMap(({ title, file, tests }) =>
      tests
        .filter((test) => test.status === status)
        .map((test) => failure(file, title, test.results[0]?.error?.message)),
    ),
  ])
}

function fromDeno(xml: string): Outcome {
  const cases = [...xml.matchAll(/<testcase\b([^>]*?)(\/>|>([\s\S]*?)<\/testcase>)/g)]
  return cases.reduce((total, [, attributes = '', , body = '']) => {
    if (/<(failure|error)\b/.test(body)) {
      const name = failure('functions', /\bname="([^"]*)"/.exec(attributes)?.[1] ?? '')
      return { ...total, failed: total.failed + 1, named: [...total.named, name] }
    }
    if (/<skipped\b/.test(body)) return { ...total, skipped: total.skipped + 1 }
    return { ...total, passed: total.passed + 1 }
  }, nothing)
}

/** `file › test: reason`, the reason without colours and no longer than two lines of a terminal. */
function failure(file: string, title: string, reason = ''): string {
  const words = stripVTControlCharacters(reason).split(/\s+/).join(' ').trim()
  return `${isAbsolute(file) ? relative(repository, file) : file} › ${title}${words ? `: ${words.slice(0, 240)}` : ''}`
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? ''
}
