'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Permission } from '#lib/permissions/permission.ts'

/** What a member could do besides, and what no more. */
export function PermissionChange({ gained, lost }: { gained: Permission[]; lost: Permission[] }) {
  const t = useTranslations('roles.preview')
  if (gained.length + lost.length === 0) {
    return <p className="text-xs text-ink-faint">{t('samePermissions')}</p>
  }
  return (
    <div className="flex flex-col gap-3">
      {gained.length > 0 && <Changes title={t('gained')} permissions={gained} isGain />}
      {lost.length > 0 && <Changes title={t('lost')} permissions={lost} />}
    </div>
  )
}

function Changes({
  title,
  permissions,
  isGain = false,
}: {
  title: string
  permissions: Permission[]
  isGain?: boolean
}) {
  const t = useTranslations('permissions')
  const Icon = isGain ? Plus : Minus
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-ink-muted">{title}</h3>
      <ul className="flex flex-col gap-0.5">
        {permissions.map((permission) => (
          <li key={permission} className="flex gap-2 text-sm">
            <Icon
              aria-hidden
              className={`mt-1 size-3.5 shrink-0 ${isGain ? 'text-success' : 'text-danger-text'}`}
            />
            {t(`${permission}.name`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
