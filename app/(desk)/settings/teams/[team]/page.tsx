import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { TeamScreen } from '#components/teams/team-screen.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { allPeople } from '#lib/members/people-queries.ts'
import { holdsAny } from '#lib/permissions/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('teams'))('team') }
}

/** `/settings/teams/<id>`: one team. */
export default async function TeamPage({ params }: PageProps<'/settings/teams/[team]'>) {
  const t = await getTranslations('teams')
  const { team } = await params
  const { db, userId } = await requireSession()
  const mayOpen = await holdsAny(db, userId, 'manage_teams').catch(nullForStrangers)
  return (
    <SettingsGate needs="manage_teams" title={t('team')}>
      {mayOpen ? <TeamScreen id={team} initial={await allPeople(db)} /> : null}
    </SettingsGate>
  )
}
