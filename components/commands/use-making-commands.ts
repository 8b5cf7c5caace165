'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { leaving } from '#components/settings/unsaved.ts'
import { mayI } from '#lib/members/member.ts'
import type { Permission } from '#lib/permissions/permission.ts'
import type { Command } from './command.ts'

/** Whatever can be made in the settings, from anywhere. */
export function useMakingCommands(): Command[] {
  const t = useTranslations()
  const router = useRouter()
  const { me } = useDirectory()
  const made: { id: string; needs: Permission; title: string; href: string }[] = [
    { id: 'macro', needs: 'reply', title: t('macros.create'), href: '/settings/macros/new' },
    { id: 'tag', needs: 'manage_tags', title: t('tags.create'), href: '/settings/tags?new' },
    {
      id: 'category',
      needs: 'manage_categories',
      title: t('categories.create'),
      href: '/settings/categories?new',
    },
    {
      id: 'attribute',
      needs: 'manage_categories',
      title: t('attributes.create'),
      href: '/settings/attributes?new',
    },
    {
      id: 'member',
      needs: 'manage_members',
      title: t('people.invite'),
      href: '/settings/people?new',
    },
    { id: 'team', needs: 'manage_teams', title: t('teams.create'), href: '/settings/teams?new' },
    { id: 'role', needs: 'manage_roles', title: t('roles.create'), href: '/settings/roles/new' },
    {
      id: 'inbox',
      needs: 'manage_inboxes',
      title: t('inboxes.create.open'),
      href: '/settings/inboxes?new',
    },
  ]
  return made
    .filter(({ needs }) => mayI(me, needs))
    .map(({ id, title, href }) => ({
      id: `create.${id}`,
      title,
      group: 'workspace',
      words: [t('commands.create')],
      run: () => leaving(() => router.push(href)),
    }))
}
