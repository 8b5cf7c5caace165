import { sqlFiles } from '../../supabase/local/postgres/prepare-database.ts'
import { createScratchDatabase } from '../../supabase/local/postgres/scratch.ts'
import { productSchema, withScratchServer } from '../support/scratch-server.ts'
import { allowed, type Allowed } from './advisors-allowed.ts'
import { nothingYet, type Gate } from './gate.ts'
import { supabase, withoutTls } from './supabase-cli.ts'

export type Advice = {
  name: string
  level: string
  detail: string
  metadata?: { schema?: string; name?: string }
}

/** Supabase's own advisors have no warning and no error outside the allow-list. */
export const advisors: Gate = {
  title: 'Database advisors',
  check: async () => {
    if (sqlFiles('schemas').length === 0) return nothingYet('no schema')
    const printed = await withScratchServer(async (server) => {
      const url = await createScratchDatabase(server.url, 'advised', productSchema())
      const args = ['db', 'advisors', `--remote=${withoutTls(url)}`, '--level', 'warn']
      return supabase([...args, '--output-format', 'json'])
    })
    const { results } = JSON.parse(printed) as { results: Advice[] }
    if (!Array.isArray(results)) throw new Error(`The advisors answered: ${printed.slice(0, 300)}`)
    return { complaints: judge(results, allowed), note: `${results.length} warnings or errors` }
  },
}

/** One sentence for each advice that nobody allowed and each permission that nothing needs. */
export function judge(results: Advice[], list: Allowed[]): string[] {
  const serious = results.filter((advice) => advice.level !== 'INFO')
  const covers = (entry: Allowed, advice: Advice) =>
    entry.lint === advice.name && entry.objects.test(objectOf(advice))
  const unexpected = serious
    .filter((advice) => !list.some((entry) => covers(entry, advice)))
    .map((advice) => `${advice.level} ${advice.name} on ${objectOf(advice)}: ${advice.detail}`)
  const idle = list
    .filter((entry) => !serious.some((advice) => covers(entry, advice)))
    .map(
      (entry) => `advisors-allowed.ts allows ${entry.lint} on ${entry.objects}: nothing needs it`,
    )
  return [...unexpected, ...idle]
}

function objectOf({ metadata }: Advice): string {
  return `${metadata?.schema ?? '?'}.${metadata?.name ?? '?'}`
}
