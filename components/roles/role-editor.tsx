'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { cloneOf, exceedsOwn, type Role, type RoleDraft } from '#lib/roles/role.ts'
import { useRoles } from '#lib/roles/use-roles.ts'
import { RoleForm } from './role-form.tsx'
import { useRoleWords } from './use-role-words.ts'

type RoleEditorProps = {
  /** Null makes a new one. */
  roleId: string | null
  /** What a new one is copied from. */
  fromId: string | null
  initial: Role[]
}

const blank: RoleDraft = {
  name: '',
  scope: 'teams',
  seesUnassigned: false,
  permissions: ['reply', 'note', 'close', 'assign'],
}

/** One role: a new one, a copy, or one to look at and change. */
export function RoleEditor({ roleId, fromId, initial }: RoleEditorProps) {
  const t = useTranslations('roles')
  const { me } = useDirectory()
  const { nameOf } = useRoleWords()
  const roles = useRoles(useSupabase(), initial)
  const role = roles.find(({ id }) => id === roleId) ?? null
  const source = roles.find(({ id }) => id === fromId)
  // Removed by somebody else meanwhile: what it was made of can be saved as another.
  const removed = roleId !== null && !role ? initial.find(({ id }) => id === roleId) : undefined
  const start = source
    ? cloneOf(source, me.role, t('copyOf', { name: nameOf(source) }))
    : cloneOf(removed ?? blank, me.role, removed?.name ?? '')
  const standing =
    roleId !== null && !role
      ? 'gone'
      : role?.isBuiltIn
        ? 'built-in'
        : role && exceedsOwn(role, me.role)
          ? 'beyond-me'
          : 'mine-to-change'
  return (
    <RoleForm
      formKey={roleId ?? `new:${fromId ?? ''}`}
      role={role}
      start={role ? { ...role, name: role.isBuiltIn ? nameOf(role) : role.name } : start}
      roles={roles}
      standing={standing}
    />
  )
}
