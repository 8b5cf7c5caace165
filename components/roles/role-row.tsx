'use client'

import { Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuAction } from '#components/ui/menu.tsx'
import { Row } from '#components/ui/row-list.tsx'
import type { Role } from '#lib/roles/role.ts'
import { useRoleWords } from './use-role-words.ts'

/** Faces that a row shows; the number says how many there are. */
const faces = 4

/** A role in the list: name, scope, how much it allows, who holds it. */
export function RoleRow({
  role,
  isMine,
  onRemove,
}: {
  role: Role
  isMine: boolean
  /** Left out where it cannot be removed. */
  onRemove: (() => void) | undefined
}) {
  const t = useTranslations('roles')
  const router = useRouter()
  const { member } = useDirectory()
  const { nameOf, scopeOf } = useRoleWords()
  const name = nameOf(role)
  const holders = role.memberIds.flatMap((id) => member(id) ?? [])
  return (
    <Row
      className="hover:bg-hover"
      title={
        <>
          <Link href={`/settings/roles/${role.id}`} className="after:absolute after:inset-0">
            {name}
          </Link>
          {role.isBuiltIn && <Badge>{t('builtInMark')}</Badge>}
          {isMine && <Badge tone="accent">{t('mine')}</Badge>}
        </>
      }
      description={
        <>
          {scopeOf(role)} · {t('permissionCount', { count: role.permissions.length })}
        </>
      }
    >
      <span className="flex items-center gap-2">
        <span aria-hidden className="hidden gap-0.5 sm:flex">
          {holders.slice(0, faces).map((one) => (
            <Avatar key={one.id} name={one.name} src={one.avatarUrl} seed={one.id} size="s" />
          ))}
        </span>
        <span className="tabular text-xs text-ink-muted">
          {t('memberCount', { count: role.memberIds.length })}
        </span>
      </span>
      <Menu
        align="end"
        trigger={
          <IconButton label={t('actionsOf', { name })} tooltip={false} className="relative">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuAction onClick={() => router.push(`/settings/roles/${role.id}`)}>
          <Pencil aria-hidden />
          {t(role.isBuiltIn ? 'open' : 'edit')}
        </MenuAction>
        <MenuAction onClick={() => router.push(`/settings/roles/new?from=${role.id}`)}>
          <Copy aria-hidden />
          {t('clone')}
        </MenuAction>
        {onRemove && (
          <MenuAction danger onClick={onRemove}>
            <Trash2 aria-hidden />
            {t('remove.action')}
          </MenuAction>
        )}
      </Menu>
    </Row>
  )
}
