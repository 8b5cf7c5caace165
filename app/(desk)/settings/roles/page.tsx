import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RolesScreen } from '#components/roles/roles-screen.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { holdsAny } from '#lib/permissions/queries.ts'
import { allRoles } from '#lib/roles/queries.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roles'))('title') }
}

/** `/settings/roles`: every role with who holds it. */
export default async function RolesPage() {
  const t = await getTranslations('roles')
  const { db, userId } = await requireSession()
  const mayOpen = await holdsAny(db, userId, 'manage_roles').catch(nullForStrangers)
  return (
    <SettingsGate needs="manage_roles" title={t('title')}>
      {mayOpen ? <RolesScreen initial={await allRoles(db)} /> : null}
    </SettingsGate>
  )
}
