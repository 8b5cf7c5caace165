import type { Metadata } from 'next'
import { getTimeZone, getTranslations } from 'next-intl/server'
import { AuditScreen } from '#components/audit/audit-screen.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { auditPageSize } from '#lib/audit/entry.ts'
import { readFilter } from '#lib/audit/filter.ts'
import { auditPage } from '#lib/audit/queries.ts'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { holdsAny } from '#lib/permissions/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') }
}

/** `/settings/audit`: who did what with rights; the filter is in the address. */
export default async function AuditPage({ searchParams }: PageProps<'/settings/audit'>) {
  const t = await getTranslations('audit')
  const wish = new URLSearchParams((await searchParams) as Record<string, string>)
  const filter = readFilter((name) => wish.get(name))
  const { db, userId } = await requireSession()
  const mayOpen = await holdsAny(db, userId, 'read_audit').catch(nullForStrangers)
  const timeZone = await getTimeZone()
  return (
    <SettingsGate needs="read_audit" title={t('title')}>
      {mayOpen ? (
        <AuditScreen
          filter={filter}
          first={await auditPage(db, { filter, timeZone, before: null, size: auditPageSize })}
          refused={wish.get('refused')}
        />
      ) : null}
    </SettingsGate>
  )
}
