'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { leaving } from '#components/settings/unsaved.ts'
import { useSections } from '#components/settings/use-sections.ts'
import { views, type View } from '#lib/conversations/view.ts'
import { mayI } from '#lib/members/member.ts'
import { routingParts } from '#lib/routing-settings/routing-part.ts'
import type { Command } from './command.ts'

const viewKeys: Record<View, string> = {
  mine: 'KeyG KeyI',
  mentions: 'KeyG KeyM',
  unassigned: 'KeyG KeyU',
  all: 'KeyG KeyA',
  snoozed: 'KeyG KeyZ',
  closed: 'KeyG KeyE',
}

/** The places of the desk: views, teams, the load, pages of the settings. */
export function usePlaceCommands(): Command[] {
  const t = useTranslations()
  const router = useRouter()
  const inbox = useInboxPlace()
  const { me, teams, views: saved } = useDirectory()
  const sections = useSections()
  const seen = teams.filter(
    (team) =>
      !team.isArchived &&
      (me.role.scope === 'all' || (me.role.scope === 'teams' && me.teamIds.includes(team.id))),
  )
  const go: typeof inbox.go = (place) => leaving(() => inbox.go(place))
  const push = (href: string) => leaving(() => router.push(href))
  const group = 'go' as const
  const words = [t('commands.group.go')]
  return [
    ...views.map((view) => ({
      id: `go.${view}`,
      title: t(`desk.view.${view}`),
      group,
      words,
      keys: viewKeys[view],
      run: () => go({ view, teamId: null, number: null }),
    })),
    ...seen.map((team) => ({
      id: `go.team.${team.id}`,
      title: t('commands.team', { name: team.name }),
      group,
      words,
      run: () => go({ view: 'all', teamId: team.id, number: null }),
    })),
    ...saved.map(({ id, name, list }) => ({
      id: `go.saved.${id}`,
      title: t('commands.view', { name }),
      group,
      words,
      run: () => go({ ...list, saved: id, number: null }),
    })),
    ...(mayI(me, 'read_load')
      ? [{ id: 'go.load', title: t('load.title'), group, words, run: () => push('/load') }]
      : []),
    {
      id: 'go.settings',
      title: t('settings.title'),
      group,
      words,
      keys: 'KeyG KeyS',
      run: () => push('/settings'),
    },
    ...sections.map(({ key, href }) => ({
      id: `go.settings.${key}`,
      title: t(`settings.section.${key}.name`),
      group,
      words: [t('settings.title'), t(`settings.section.${key}.description`)],
      run: () => push(href),
    })),
    ...(mayI(me, 'manage_routing')
      ? routingParts.map((part) => ({
          id: `go.settings.routing.${part}`,
          title: `${t('settings.section.routing.name')}: ${t(`routing.part.${part}`)}`,
          group,
          words: [t('settings.title')],
          run: () => push(`/settings/routing?part=${part}`),
        }))
      : []),
  ]
}
