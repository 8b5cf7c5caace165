'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Switch } from '#components/ui/switch.tsx'
import { permissionGroups, type Permission } from '#lib/permissions/permission.ts'
import type { Own, RoleDraft } from '#lib/roles/role.ts'

type PermissionListProps = {
  role: RoleDraft
  own: Own
  isReadOnly: boolean
  onChange: (permission: Permission, isHeld: boolean) => void
}

/** Every permission with what it allows, in groups. What one does not hold oneself cannot be given. */
export function PermissionList(props: PermissionListProps) {
  const t = useTranslations('permissions.group')
  const id = useId()
  return (
    <div className="flex flex-col gap-5">
      {permissionGroups.map((group) => (
        <section key={group.key} aria-labelledby={`${id}-${group.key}`}>
          <h3 id={`${id}-${group.key}`} className="mb-1.5 text-xs font-medium text-ink-muted">
            {t(group.key)}
          </h3>
          <div className="divide-y divide-line overflow-hidden rounded-l border border-line">
            {group.permissions.map((permission) => (
              <PermissionSwitch key={permission} permission={permission} {...props} />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

function PermissionSwitch({
  permission,
  role,
  own,
  isReadOnly,
  onChange,
}: PermissionListProps & { permission: Permission }) {
  const t = useTranslations()
  const id = useId()
  const isBarred = !isReadOnly && !own.permissions.includes(permission)
  return (
    <label className="flex items-center gap-3 px-4 py-2.5">
      <span className="min-w-0 flex-1">
        <span className="block text-sm">{t(`permissions.${permission}.name`)}</span>
        <span id={id} className="block text-xs text-pretty text-ink-faint">
          {t(`permissions.${permission}.description`)}
          {isBarred && <> {t('roles.notHeld')}</>}
        </span>
      </span>
      <Switch
        checked={role.permissions.includes(permission)}
        disabled={isReadOnly || isBarred}
        aria-describedby={id}
        onChange={(event) => onChange(permission, event.target.checked)}
      />
    </label>
  )
}
