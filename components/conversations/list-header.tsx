'use client'

import { ChevronDown, Menu as MenuIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useOpenViews } from '#components/desk/desk-shell.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuChoices } from '#components/ui/menu.tsx'
import type { ListKey, View } from '#lib/conversations/view.ts'
import { useInboxPlace } from './use-inbox-place.ts'

const viewsOfTeam: View[] = ['all', 'unassigned', 'snoozed', 'closed']

/** Which list this is; a team's list can be narrowed here. */
export function ListHeader({ list }: { list: ListKey }) {
  const t = useTranslations()
  const { team } = useDirectory()
  const openViews = useOpenViews()
  const { go } = useInboxPlace()
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 px-4">
      <IconButton
        label={t('desk.openViews')}
        tooltip={false}
        onClick={openViews}
        className="-ml-1.5 lg:hidden"
      >
        <MenuIcon aria-hidden />
      </IconButton>
      <h1 className="min-w-0 flex-1 truncate text-base font-semibold">
        {team(list.teamId)?.name ?? t(`desk.view.${list.view}`)}
      </h1>
      {list.teamId && (
        <Menu
          align="end"
          trigger={
            <Button look="quiet" size="s" className="-mr-2">
              {t(`list.ofTeam.${list.view}`)}
              <ChevronDown aria-hidden />
            </Button>
          }
        >
          <MenuChoices<View>
            label={t('list.show')}
            value={list.view}
            onChoose={(view) => go({ view, teamId: list.teamId, number: null })}
            options={viewsOfTeam.map((view) => ({ value: view, label: t(`list.ofTeam.${view}`) }))}
          />
        </Menu>
      )}
    </header>
  )
}
