import { join } from 'node:path'
import { findBrowser } from '../support/browser.ts'
import { repository } from '../support/repository.ts'
import type { Tier } from '../support/tiers.ts'

export type Command = { program: string; args: string[]; env: NodeJS.Dict<string> }

const modules = join(repository, 'node_modules')
const support = join(repository, 'tests', 'support')

/**
 * The program that runs a tier and writes its report.
 * Throws when the tier's tool cannot be had (no browser, no deno).
 */
export async function commandFor(
  tier: Tier,
  files: string[],
  report: string,
  name?: string,
): Promise<Command> {
  if (tier.runner === 'vitest') return vitest(tier, files, report, name)
  if (tier.runner === 'playwright') return playwright(files, report, name)
  return deno(files, report, name)
}

function vitest(tier: Tier, files: string[], report: string, name?: string): Command {
  const args = [
    join(modules, 'vitest', 'vitest.mjs'),
    'run',
    `--config=${join(support, 'vitest.config.ts')}`,
    `--project=${tier.name}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(name ? ['-t', name] : []),
    ...files,
  ]
  return { program: process.execPath, args, env: {} }
}

async function playwright(files: string[], report: string, name?: string): Promise<Command> {
  const args = [
    join(modules, '@playwright', 'test', 'cli.js'),
    'test',
    `--config=${join(support, 'playwright.config.ts')}`,
    ...(name ? ['--grep', name] : []),
    ...files,
  ]
  const env = { OTKLIK_CHROMIUM: await findBrowser(), OTKLIK_TEST_REPORT: report }
  return { program: process.execPath, args, env }
}

function deno(files: string[], report: string, name?: string): Command {
  const args = [
    'test',
    '--allow-all',
    '--no-prompt',
    `--junit-path=${report}`,
    ...(name ? [`--filter=/${name}/`] : []),
    ...files,
  ]
  return { program: join(modules, '.bin', 'deno'), args, env: {} }
}
