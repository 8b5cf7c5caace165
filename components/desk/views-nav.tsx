'use client'

import {
  AtSign,
  Bookmark,
  CheckCheck,
  Inbox,
  Moon,
  Share2,
  Users,
  UserRound,
  UserRoundX,
  type LucideIcon,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PlaceLink } from '#components/conversations/place-link.tsx'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { classNames } from '#components/ui/class-names.ts'
import type { ViewCounts } from '#lib/conversations/list-queries.ts'
import { views, type InboxPlace, type View } from '#lib/conversations/view.ts'
import { useSavedViewCounts } from '#lib/views/use-views.ts'
import { audiences, type SavedView } from '#lib/views/saved-view.ts'
import { useDirectory } from './directory-provider.tsx'
import { useSupabase } from './supabase-provider.tsx'

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

/** What was narrowed and given a name: one's own first, then what is shared. */
function SavedViews({ onChoose }: Pick<ViewsNavProps, 'onChoose'>) {
  const t = useTranslations('views')
  const { views: saved } = useDirectory()
  const counts = useSavedViewCounts(useSupabase(), saved)
  if (saved.length === 0) return null
  const inOrder = audiences.flatMap((audience) =>
    saved.filter((view) => view.audience === audience),
  )
  return (
    <section aria-labelledby="nav-saved">
      <h2 id="nav-saved" className="mb-1 px-2 text-xs font-medium text-ink-faint">
        {t('title')}
      </h2>
      <ul className="flex flex-col gap-px">
        {inOrder.map((view) => (
          <ViewLink key={view.id} to={{ ...view.list, saved: view.id }} onChoose={onChoose}>
            <SavedViewIcon audience={view.audience} />
            <span className="flex-1 truncate">{view.name}</span>
            <Count of={counts?.[view.id]} tone="plain" />
          </ViewLink>
        ))}
      </ul>
    </section>
  )
}

function SavedViewIcon({ audience }: Pick<SavedView, 'audience'>) {
  const t = useTranslations('views')
  const Icon = audience === 'private' ? Bookmark : Share2
  return (
    <>
      <Icon aria-hidden className="size-4 shrink-0" />
      {audience !== 'private' && <span className="sr-only">{t('shared')}</span>}
    </>
  )
}

function ViewLink({
  to,
  onChoose,
  children,
}: {
  to: Omit<InboxPlace, 'number'>
  onChoose?: (() => void) | undefined
  children: ReactNode
}) {
  const { place } = useInboxPlace()
  const isCurrent = to.saved
    ? place?.saved === to.saved
    : !place?.saved && place?.teamId === to.teamId && (to.teamId !== null || place.view === to.view)
  return (
    <li>
      <PlaceLink
        to={{ ...to, number: null }}
        onClick={onChoose}
        aria-current={isCurrent ? 'page' : undefined}
        className={classNames(
          'flex h-7.5 items-center gap-2.5 rounded-m px-2 transition-colors duration-(--quick) pointer-coarse:h-10',
          isCurrent
            ? 'bg-selected font-medium text-ink [&_svg]:text-accent-text'
            : 'text-ink-muted hover:bg-hover hover:text-ink',
        )}
      >
        {children}
      </PlaceLink>
    </li>
  )
}

const tones = {
  plain: 'text-ink-muted',
  quiet: 'text-ink-faint',
  /** Somebody calls for me. */
  call: 'rounded-full bg-accent-soft px-1.5 font-semibold text-accent-text',
}

function toneOf(view: View): keyof typeof tones {
  if (view === 'mentions') return 'call'
  return view === 'closed' || view === 'snoozed' ? 'quiet' : 'plain'
}

/** Counted to a hundred and no further: nobody needs to know more, and the database need not count it. */
function Count({ of, tone }: { of: number | undefined; tone: keyof typeof tones }) {
  const t = useTranslations('desk')
  if (!of) return null
  return (
    <span className={classNames('tabular text-xs', tones[tone])}>
      <span aria-hidden>{of >= 100 ? '99+' : of}</span>
      <span className="sr-only">{t('count', { count: Math.min(of, 100) })}</span>
    </span>
  )
}
