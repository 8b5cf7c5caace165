import { failed, ok, type Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { csvLine } from './csv.ts'
import { filterFields, type AuditFilter } from './filter.ts'
import { auditPage } from './queries.ts'
import { auditWords } from './words.ts'

/** So many that their names can be asked for in one address. */
const pageSize = 150

/** Writes to the audit log that somebody takes entries out; refuses whoever may not. */
export async function recordExport(db: Supabase, filter: AuditFilter): Promise<Result<null>> {
  const filters = Object.fromEntries(filterFields(filter))
  const { error, status } = await db.rpc('record_export', { what: 'audit', filters })
  if (!error) return ok(null)
  return failed(status === 0 || status >= 500 ? 'network' : error.message)
}

/**
 * The filtered entries as lines of CSV, newest first, page by page as the reader takes them.
 *
 * @throws the Data API's error, in the middle: a file cut short must look broken
 */
export async function* auditCsv(
  db: Supabase,
  filter: AuditFilter,
  reader: { t: Parameters<typeof auditWords>[0]; locale: 'ru' | 'en'; timeZone: string },
): AsyncGenerator<string> {
  const { t, locale, timeZone } = reader
  // Without this mark a spreadsheet takes Cyrillic for something else.
  yield `\uFEFF${csvLine(['id', 'occurred_at', 'kind', 'actor_kind', 'actor_id', 'actor', 'subject_kind', 'subject_id', 'what', 'details'])}`
  let before: number | null = null
  for (;;) {
    const { entries, names } = await auditPage(db, { filter, timeZone, before, size: pageSize })
    const words = auditWords(t, locale, names)
    for (const entry of entries) {
      const { id, at, kind, actor, subject } = entry
      const details = words
        .details(entry)
        .map(({ label, from, to }) => `${label}: ${[from, to].filter(Boolean).join(' → ')}`)
      yield csvLine([
        String(id),
        at,
        kind,
        actor.kind,
        actor.id,
        words.actor(entry),
        subject?.kind ?? null,
        subject?.id ?? null,
        words.sentence(entry),
        details.join('; '),
      ])
    }
    const last = entries.at(-1)
    if (!last || entries.length < pageSize) return
    before = last.id
  }
}
