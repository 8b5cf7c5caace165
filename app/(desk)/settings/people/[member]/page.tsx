import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MemberScreen } from '#components/people/member-screen.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { allPeople } from '#lib/members/people-queries.ts'
import { holdsAny } from '#lib/permissions/queries.ts'
import { allRoles } from '#lib/roles/queries.ts'
import type { Supabase } from '#lib/supabase/browser.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('member') }
}

/** `/settings/people/<id>`: one member. */
export default async function MemberPage({ params }: PageProps<'/settings/people/[member]'>) {
  const t = await getTranslations('people')
  const { member } = await params
  const { db, userId } = await requireSession()
  const mayOpen = await holdsAny(db, userId, 'manage_members', 'view_as').catch(nullForStrangers)
  return (
    <SettingsGate needs={['manage_members', 'view_as']} title={t('member')}>
      {mayOpen ? <MemberScreen id={member} initial={await load(db)} /> : null}
    </SettingsGate>
  )
}

async function load(db: Supabase) {
  const [people, roles] = await Promise.all([allPeople(db), allRoles(db)])
  return { people, roles }
}
