import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { TeamsScreen } from '#components/teams/teams-screen.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { allPeople } from '#lib/members/people-queries.ts'
import { holdsAny } from '#lib/permissions/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('teams'))('title') }
}

/** `/settings/teams`: who works together. */
export default async function TeamsPage() {
  const t = await getTranslations('teams')
  const { db, userId } = await requireSession()
  const mayOpen = await holdsAny(db, userId, 'manage_teams').catch(nullForStrangers)
  return (
    <SettingsGate needs="manage_teams" title={t('title')}>
      {mayOpen ? <TeamsScreen initial={await allPeople(db)} /> : null}
    </SettingsGate>
  )
}
