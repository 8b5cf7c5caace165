'use client'

import {
  AtSign,
  CheckCheck,
  Inbox,
  Moon,
  Users,
  UserRound,
  UserRoundX,
  type LucideIcon,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ViewCounts } from '#lib/conversations/list-queries.ts'
import { views, type View } from '#lib/conversations/view.ts'
import { SavedViews } from '#components/views/saved-views.tsx'
import { useDirectory } from './directory-provider.tsx'
import { Count, ViewLink, type CountTone } from './view-link.tsx'

const icons: Record<View, LucideIcon> = {
  mine: UserRound,
  mentions: AtSign,
  unassigned: UserRoundX,
  all: Inbox,
  snoozed: Moon,
  closed: CheckCheck,
}

type ViewsNavProps = {
  counts: ViewCounts | undefined
  /** Called when a place was chosen: on a narrow screen the pane closes. */
  onChoose?: () => void
}

/** The views with how many conversations each holds, and the teams one sees. */
export function ViewsNav({ counts, onChoose }: ViewsNavProps) {
  const t = useTranslations('desk')
  const { me, teams } = useDirectory()
  const seen = teams.filter(
    (team) =>
      !team.isArchived &&
      (me.role.scope === 'all' || (me.role.scope === 'teams' && me.teamIds.includes(team.id))),
  )
  return (
    <nav aria-label={t('views')} className="flex flex-col gap-4 px-2">
      <ul className="flex flex-col gap-px">
        {views.map((view) => {
          const Icon = icons[view]
          return (
            <ViewLink key={view} to={{ view, teamId: null }} onChoose={onChoose}>
              <Icon aria-hidden className="size-4 shrink-0" />
              <span className="flex-1 truncate">{t(`view.${view}`)}</span>
              <Count of={counts?.[view]} tone={toneOf(view)} />
            </ViewLink>
          )
        })}
      </ul>
      {seen.length > 0 && (
        <section aria-labelledby="nav-teams">
          <h2 id="nav-teams" className="mb-1 px-2 text-xs font-medium text-ink-faint">
            {t('teams')}
          </h2>
          <ul className="flex flex-col gap-px">
            {seen.map((team) => (
              <ViewLink key={team.id} to={{ view: 'all', teamId: team.id }} onChoose={onChoose}>
                <Users aria-hidden className="size-4 shrink-0" />
                <span className="flex-1 truncate">{team.name}</span>
                <Count of={counts?.teams[team.id]} tone="plain" />
              </ViewLink>
            ))}
          </ul>
        </section>
      )}
      <SavedViews onChoose={onChoose} />
    </nav>
  )
}

function toneOf(view: View): CountTone {
  if (view === 'mentions') return 'call'
  return view === 'closed' || view === 'snoozed' ? 'quiet' : 'plain'
}
