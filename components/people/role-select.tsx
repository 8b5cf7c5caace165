'use client'

import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useRoleWords } from '#components/roles/use-role-words.ts'
import { Select } from '#components/ui/select.tsx'
import { exceedsOwn, type Role } from '#lib/roles/role.ts'

type RoleSelectProps = {
  roles: Role[]
  value: string
  onChoose: (role: string) => void
  disabled?: boolean
  id?: string
  'aria-describedby'?: string | undefined
}

/** A choice of role. What goes further than one's own is listed, and cannot be given. */
export function RoleSelect({ roles, value, onChoose, ...rest }: RoleSelectProps) {
  const { me } = useDirectory()
  const { nameOf } = useRoleWords()
  return (
    <Select value={value} onChange={(event) => onChoose(event.target.value)} {...rest}>
      {roles.map((role) => (
        <option key={role.id} value={role.id} disabled={exceedsOwn(role, me.role)}>
          {nameOf(role)}
        </option>
      ))}
    </Select>
  )
}
