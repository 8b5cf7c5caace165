import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { repository } from './repository.ts'
import { tiers, type Tier } from './tiers.ts'

/** Started once before the first file of a tier: what its tests share. */
const shared: Record<string, string[]> = {
  database: ['tests/support/scratch-database.setup.ts'],
  flow: ['tests/support/scratch-database.setup.ts'],
  platform: ['tests/support/shared-platform.setup.ts'],
}

/** Jobs that fail on purpose fill the screen with their logs. Where services are started, logs explain. */
const quiet = ['rules', 'database', 'flow']

/** These measure time, count connections or break things on purpose: one file after the other. */
const oneByOne = ['platform', 'faults']

/** These wait for processes, mails and sockets: on a machine that other work starves they get a second try. */
const patient = ['platform', 'flow', 'faults']

const project = (tier: Tier) => ({
  root: repository,
  test: {
    name: tier.name,
    include: tier.files,
    exclude: ['**/node_modules/**', ...(tier.except ?? [])],
    globalSetup: shared[tier.name] ?? [],
    testTimeout: tier.testTimeout,
    retry: patient.includes(tier.name) ? 1 : 0,
    hookTimeout: Math.max(tier.testTimeout, 60_000),
    fileParallelism: !oneByOne.includes(tier.name),
    maxWorkers: oneByOne.includes(tier.name) ? 1 : Math.max(2, availableParallelism()),
    // A test that waits for a rejected promise nobody caught passes by luck without this.
    dangerouslyIgnoreUnhandledErrors: false,
    env: quiet.includes(tier.name) ? { LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' } : {},
    restoreMocks: true,
    unstubEnvs: true,
  },
})

export default defineConfig({
  root: repository,
  // Nothing of Vite's own cache in the repository.
  cacheDir: 'node_modules/.vite',
  test: { projects: tiers.filter((tier) => tier.runner === 'vitest').map(project) },
})
