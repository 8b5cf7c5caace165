'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Member } from '#lib/members/member.ts'
import { permissionChange, type Role, type RoleDraft } from '#lib/roles/role.ts'
import { useRolePreview, type RolePreview as Preview } from '#lib/roles/use-role-preview.ts'
import { PermissionChange } from './permission-change.tsx'
import { previewedMember } from './previewed-member.ts'

/** What saving would mean for one member: conversations counted by the database's own rules, and permissions. */
export function RolePreview({
  role,
  draft,
  roles,
}: {
  /** The role that is being changed; null for a new one. */
  role: Role | null
  draft: RoleDraft
  roles: Role[]
}) {
  const t = useTranslations('roles.preview')
  const say = useReason()
  const { members } = useDirectory()
  const [chosen, choose] = useState<string | null>(null)
  const active = members.filter((one) => !one.isDeactivated)
  const member = previewedMember(chosen, role, active, roles)
  const { preview, error, isOutdated } = useRolePreview(
    useSupabase(),
    draft.scope,
    draft.seesUnassigned,
    member?.id ?? null,
  )
  const held = roles.find(({ memberIds }) => member && memberIds.includes(member.id))
  if (!member) return null
  return (
    <section
      aria-label={t('title')}
      className="flex flex-col gap-4 rounded-l border border-line bg-canvas p-4"
    >
      <Field label={t('title')} hint={t('hint')}>
        <Select value={member.id} onChange={(event) => choose(event.target.value)}>
          {active.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <div role="status" aria-busy={isOutdated} className="min-h-11">
        {error && !preview ? (
          <p className="text-sm text-pretty text-ink-muted">{say((error as Error).message)}</p>
        ) : preview ? (
          <Sight preview={preview} member={member} isOutdated={isOutdated} />
        ) : (
          <span className="flex flex-col gap-2">
            <Skeleton className="h-4 w-full" />
            <Skeleton className="h-4 w-2/3" />
            <Skeleton className="h-4 w-1/3" />
          </span>
        )}
      </div>
      {held && <PermissionChange {...permissionChange(held.permissions, draft.permissions)} />}
    </section>
  )
}

function Sight({
  preview,
  member,
  isOutdated,
}: {
  preview: Preview
  member: Member
  isOutdated: boolean
}) {
  const t = useTranslations('roles.preview')
  const { gained, lost } = preview
  return (
    <p
      className={classNames(
        'text-sm text-pretty transition-opacity duration-(--quick)',
        isOutdated && 'opacity-50',
      )}
    >
      {preview.capped
        ? t('capped', { name: member.name })
        : t.rich('sees', {
            name: member.name,
            count: preview.then,
            b: (words) => <b className="text-lg font-semibold tabular">{words}</b>,
          })}{' '}
      {gained === null || lost === null ? null : gained === 0 && lost === 0 ? (
        t('same')
      ) : (
        <>
          {t.rich('against', {
            gained,
            lost,
            up: (words) => <b className="tabular text-success">{words}</b>,
            down: (words) => <b className="tabular text-danger-text">{words}</b>,
          })}
        </>
      )}
    </p>
  )
}
