import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LoadScreen } from '#components/load/load-screen.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { loadOverview } from '#lib/load/queries.ts'
import { holdsAny } from '#lib/permissions/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('load'))('title') }
}

/** `/load`: who waits and who works, live, for supervisors. */
export default async function LoadPage() {
  const t = await getTranslations('load')
  const { db, userId } = await requireSession()
  const mayOpen = await holdsAny(db, userId, 'read_load').catch(nullForStrangers)
  return (
    <main className="flex min-w-0 flex-1">
      <SettingsGate needs="read_load" title={t('title')}>
        {mayOpen ? <LoadScreen first={await loadOverview(db)} /> : null}
      </SettingsGate>
    </main>
  )
}
