'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { buttonStyle } from '#components/ui/button.tsx'
import { RowList } from '#components/ui/row-list.tsx'
import { exceedsOwn, type Role } from '#lib/roles/role.ts'
import { useRoles } from '#lib/roles/use-roles.ts'
import { RemoveRole } from './remove-role.tsx'
import { RoleRow } from './role-row.tsx'

/** Every role, who holds it, and what can be done with it. */
export function RolesScreen({ initial }: { initial: Role[] }) {
  const t = useTranslations('roles')
  const { me } = useDirectory()
  const roles = useRoles(useSupabase(), initial)
  const [removing, setRemoving] = useState<Role | null>(null)
  return (
    <SettingsPage
      title={t('title')}
      description={t('description')}
      actions={
        <Link href="/settings/roles/new" className={buttonStyle({ look: 'primary' })}>
          <Plus aria-hidden />
          {t('create')}
        </Link>
      }
    >
      <RowList label={t('title')}>
        {roles.map((role) => (
          <RoleRow
            key={role.id}
            role={role}
            isMine={role.id === me.role.id}
            onRemove={
              role.isBuiltIn || exceedsOwn(role, me.role) ? undefined : () => setRemoving(role)
            }
          />
        ))}
      </RowList>
      {removing && <RemoveRole role={removing} roles={roles} onClose={() => setRemoving(null)} />}
    </SettingsPage>
  )
}
