/**
 * What a tier is: the files that belong to it and how long one test of it may take.
 * The runner and the Vitest settings read this one list, so a file cannot be in a tier that nothing runs.
 * What each tier may touch is in docs/architecture.md.
 */
export type Runner = 'vitest' | 'playwright' | 'deno'

export type Tier = {
  name: string
  runner: Runner
  /** Globs from the repository's root. */
  files: string[]
  except?: string[]
  /** Milliseconds a single test may take. */
  testTimeout: number
  /** Milliseconds after which the whole tier is stopped and counted as crashed. */
  tierTimeout: number
}

const minute = 60_000
const flow = ['{lib,jobs,supabase/local}/**/*.flow.test.ts']

export const tiers: Tier[] = [
  {
    name: 'rules',
    runner: 'vitest',
    files: [
      '{lib,components,app,jobs,widget,supabase/local}/**/*.test.{ts,tsx}',
      'tests/{run,gates,support,load}/**/*.test.ts',
    ],
    except: flow,
    testTimeout: 15_000,
    tierTimeout: 5 * minute,
  },
  {
    name: 'database',
    runner: 'vitest',
    files: ['supabase/tests/**/*.test.ts'],
    testTimeout: 20_000,
    tierTimeout: 8 * minute,
  },
  {
    name: 'platform',
    runner: 'vitest',
    files: ['tests/platform/**/*.test.ts'],
    testTimeout: 60_000,
    tierTimeout: 8 * minute,
  },
  {
    name: 'flow',
    runner: 'vitest',
    files: flow,
    testTimeout: 30_000,
    tierTimeout: 8 * minute,
  },
  {
    name: 'functions',
    runner: 'deno',
    files: ['supabase/functions/**/*.test.ts'],
    testTimeout: 30_000,
    tierTimeout: 5 * minute,
  },
  {
    name: 'journey',
    runner: 'playwright',
    files: ['tests/journeys/**/*.test.ts'],
    testTimeout: 120_000,
    tierTimeout: 50 * minute,
  },
  {
    name: 'faults',
    runner: 'vitest',
    files: ['tests/faults/**/*.test.ts'],
    testTimeout: 180_000,
    tierTimeout: 12 * minute,
  },
]

export function tierNamed(name: string): Tier {
  const tier = tiers.find((candidate) => candidate.name === name)
  if (!tier) throw new Error(`No tier is called "${name}": ${tiers.map((t) => t.name).join(', ')}.`)
  return tier
}
