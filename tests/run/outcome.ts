/**
 * What one tier did. `problems` are the failures that no test reports: a crash, a file that did not load;
 * `named` are the tests that failed, each with its reason; `shaky` passed at their second try only.
 */
export type Outcome = {
  passed: number
  failed: number
  skipped: number
  problems: string[]
  named: string[]
  shaky: string[]
}

export const nothing: Outcome = {
  passed: 0,
  failed: 0,
  skipped: 0,
  problems: [],
  named: [],
  shaky: [],
}

export function sum(outcomes: Outcome[]): Outcome {
  return outcomes.reduce(
    (total, outcome) => ({
      passed: total.passed + outcome.passed,
      failed: total.failed + outcome.failed,
      skipped: total.skipped + outcome.skipped,
      problems: [...total.problems, ...outcome.problems],
      named: [...total.named, ...outcome.named],
      shaky: [...total.shaky, ...outcome.shaky],
    }),
    nothing,
  )
}

/**
 * Counts a problem as a failure of its own. Without it a tier that died before its first test
 * would add nothing to the sum, and the run would look green.
 */
export function withProblem(outcome: Outcome, problem: string): Outcome {
  return { ...outcome, failed: outcome.failed + 1, problems: [...outcome.problems, problem] }
}

/**
 * Turns a finished tier into one that is honest about its end.
 * - `exitCode` other than 0 with no failed test means the tier crashed.
 * - files that yielded no test at all mean that nothing was checked; with a name filter that is normal.
 */
export function judged(
  outcome: Outcome,
  ended: { exitCode: number | null; timedOut: boolean; files: number; filtered: boolean },
): Outcome {
  if (ended.timedOut) return withProblem(outcome, 'stopped: it took longer than the tier may take')
  if (ended.exitCode !== 0 && outcome.failed === 0)
    return withProblem(outcome, `crashed (exit code ${ended.exitCode ?? 'none'})`)
  const ran = outcome.passed + outcome.failed
  if (ended.files > 0 && ran === 0 && !ended.filtered)
    return withProblem(outcome, `${ended.files} test files, but no test ran`)
  return outcome
}

/** Stands above `failureLines` in what `npm test` prints; `.ci/run` repeats what follows it. */
export const failuresTitle = 'What did not pass at once:'

/** Everything that went wrong, a line or two each, so that the end of a log is enough to know where to look. */
export function failureLines({ problems, named, shaky }: Outcome): string[] {
  return [
    ...[...problems, ...named].map((failure) => `  ✘ ${failure}`),
    ...shaky.map((test) => `  second try: ${test}`),
  ]
}

/** The last line of `npm test`, made for people and for machines: `12 passed, 0 failed, 1 skipped`. */
export function finalLine(total: Outcome): string {
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  return `${total.passed} passed, ${total.failed} failed${skipped}`
}
