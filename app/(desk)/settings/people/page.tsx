import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeopleScreen } from '#components/people/people-screen.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { openInvitations } from '#lib/invitations/queries.ts'
import { allPeople } from '#lib/members/people-queries.ts'
import { holdsAny } from '#lib/permissions/queries.ts'
import { allRoles } from '#lib/roles/queries.ts'
import type { Supabase } from '#lib/supabase/browser.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

/** `/settings/people`: who is on the team, who is asked to join. */
export default async function PeoplePage() {
  const t = await getTranslations('people')
  const { db, userId } = await requireSession()
  const mayOpen = await holdsAny(db, userId, 'manage_members', 'view_as').catch(nullForStrangers)
  return (
    <SettingsGate needs={['manage_members', 'view_as']} title={t('title')}>
      {mayOpen ? <PeopleScreen initial={await load(db)} /> : null}
    </SettingsGate>
  )
}

async function load(db: Supabase) {
  const [people, roles, invitations] = await Promise.all([
    allPeople(db),
    allRoles(db),
    openInvitations(db),
  ])
  return { people, roles, invitations }
}
