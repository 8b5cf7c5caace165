import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RoleEditor } from '#components/roles/role-editor.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { nullForStrangers, requireSession } from '#lib/auth/session.ts'
import { holdsAny } from '#lib/permissions/queries.ts'
import { allRoles } from '#lib/roles/queries.ts'

type Props = PageProps<'/settings/roles/[role]'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roles'))('title') }
}

/** `/settings/roles/<id>` changes a role, `/settings/roles/new[?from=<id>]` makes one. */
export default async function RolePage({ params, searchParams }: Props) {
  const t = await getTranslations('roles')
  const [{ role }, { from }] = await Promise.all([params, searchParams])
  const { db, userId } = await requireSession()
  const mayOpen = await holdsAny(db, userId, 'manage_roles').catch(nullForStrangers)
  const place = {
    roleId: role === 'new' ? null : role,
    fromId: typeof from === 'string' ? from : null,
  }
  return (
    <SettingsGate needs="manage_roles" title={t('title')}>
      {mayOpen ? (
        <RoleEditor key={`${role}:${place.fromId}`} {...place} initial={await allRoles(db)} />
      ) : null}
    </SettingsGate>
  )
}
