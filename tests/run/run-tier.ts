import { globSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../support/repository.ts'
import type { Tier } from '../support/tiers.ts'
import { runChild } from './child.ts'
import { commandFor } from './commands.ts'
import type { Options } from './options.ts'
import { judged, nothing, withProblem, type Outcome } from './outcome.ts'
import { readReport } from './reports.ts'

/** Files of a tier, relative to the repository's root, narrowed by the paths that were asked for. */
export function filesOf(tier: Tier, paths: string[] = []): string[] {
  const found = globSync(tier.files, { cwd: repository, exclude: tier.except ?? [] })
  const asked = (file: string) => paths.length === 0 || paths.some((path) => file.includes(path))
  return found.filter((file) => !file.includes('node_modules') && asked(file)).sort()
}

/** Runs one tier to its end. Never throws: whatever goes wrong becomes a counted problem. */
export async function runTier(
  tier: Tier,
  options: Options,
  env: NodeJS.ProcessEnv,
  reports: string,
): Promise<Outcome> {
  const files = filesOf(tier, options.paths)
  if (files.length === 0) return nothing
  try {
    const report = join(reports, `${tier.name}.${tier.runner === 'deno' ? 'xml' : 'json'}`)
    const command = await commandFor(tier, files, report, options.name)
    const ended = await runChild(command.program, command.args, {
      env: { ...env, ...command.env },
      limit: tier.tierTimeout,
    })
    const outcome = existsSync(report)
      ? readReport(tier.runner, readFileSync(report, 'utf8'))
      : nothing
    return judged(outcome, { ...ended, files: files.length, filtered: options.name !== undefined })
  } catch (error) {
    return withProblem(nothing, error instanceof Error ? error.message : String(error))
  }
}
