'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useLanguage } from '#components/desk/language-provider.tsx'
import type { AuditEntry, AuditPage } from '#lib/audit/entry.ts'
import { auditWords } from '#lib/audit/words.ts'
import { AuditRow } from './audit-row.tsx'

/** Entries under the days on which they were written. */
export function AuditList({ log: { entries, names } }: { log: AuditPage }) {
  const t = useTranslations()
  const { locale } = useLanguage()
  const format = useFormatter()
  const words = useMemo(() => auditWords(t, locale, names), [t, locale, names])
  const days = Map.groupBy(entries, ({ at }) =>
    format.dateTime(new Date(at), { dateStyle: 'full' }),
  )
  return [...days].map(([day, written]) => (
    <section key={day} aria-label={day} className="flex flex-col gap-2">
      <h2 className="text-xs font-semibold text-ink-faint">{day}</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-l border border-line bg-surface">
        {written.map((entry: AuditEntry) => (
          <AuditRow key={entry.id} entry={entry} words={words} />
        ))}
      </ul>
    </section>
  ))
}
