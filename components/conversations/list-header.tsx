'use client'

import {
  ArrowDownWideNarrow,
  BookmarkPlus,
  ChevronDown,
  ListChecks,
  ListFilter,
} from 'lucide-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ListSelection } from '#components/bulk/use-selection.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { OpenViewsButton } from '#components/desk/open-views.tsx'
import { FilterPopover } from '#components/filters/filter-popover.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuAction, MenuChoices, MenuSeparator } from '#components/ui/menu.tsx'
import { SavedViewActions } from '#components/views/saved-view-actions.tsx'
import { patiently } from '#components/ui/patiently.ts'
import { isFiltered, type Filters } from '#lib/conversations/filters.ts'
import { sorts, type Sort } from '#lib/conversations/order.ts'
import { listKey, type InboxPlace, type View } from '#lib/conversations/view.ts'
import { useGo } from './use-inbox-place.ts'

// Most lists are not narrowed.
const FilterBar = dynamic(
  patiently(() => import('#components/filters/filter-bar.tsx').then((file) => file.FilterBar)),
  { loading: () => null },
)
const ViewForm = dynamic(
  patiently(() => import('#components/views/view-form.tsx').then((file) => file.ViewForm)),
  { loading: () => null },
)

const viewsOfTeam: View[] = ['all', 'unassigned', 'snoozed', 'closed']

/** Which list this is, in which order, narrowed by what; a team's list can be turned to other states here. */
export function ListHeader({ place, selection }: { place: InboxPlace; selection: ListSelection }) {
  const t = useTranslations()
  const { team, views } = useDirectory()
  const go = useGo()
  const [edited, setEdited] = useState<'new' | 'this' | null>(null)
  const { view, teamId, filters = {}, sort = 'newest' } = place
  const list = listKey(view, teamId, filters, sort)
  const saved = views.find(({ id }) => id === place.saved)
  const narrow = (to: Filters, by: Sort = sort) =>
    go(
      { ...listKey(view, teamId, to, by), number: place.number, ...(saved && { saved: saved.id }) },
      'replace',
    )
  const choice = { view, isOfTeam: teamId !== null, filters, onChange: narrow }
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-0.5 pr-2 pl-4">
        <OpenViewsButton className="mr-1.5" />
        <h1 className="min-w-0 flex-1 truncate text-base font-semibold">
          {saved?.name ?? team(teamId)?.name ?? t(`desk.view.${view}`)}
        </h1>
        {teamId && !saved && (
          <Menu
            align="end"
            trigger={
              <Button look="quiet" size="s">
                {t(`list.ofTeam.${view}`)}
                <ChevronDown aria-hidden />
              </Button>
            }
          >
            <MenuChoices<View>
              label={t('list.show')}
              value={view}
              onChoose={(to) => go({ ...listKey(to, teamId, filters, sort), number: null })}
              options={viewsOfTeam.map((each) => ({
                value: each,
                label: t(`list.ofTeam.${each}`),
              }))}
            />
          </Menu>
        )}
        {/* Always there: what is chosen in it first must not take it away. */}
        <FilterPopover
          {...choice}
          initial={null}
          trigger={
            <IconButton
              label={t('filters.title')}
              tooltip={false}
              aria-pressed={isFiltered(filters) || undefined}
            >
              <ListFilter aria-hidden />
            </IconButton>
          }
        />
        <Menu
          align="end"
          trigger={
            <IconButton
              label={t('filters.order')}
              tooltip={false}
              aria-pressed={sort !== 'newest' || undefined}
            >
              <ArrowDownWideNarrow aria-hidden />
            </IconButton>
          }
        >
          <MenuChoices<Sort>
            label={t('filters.order')}
            value={sort}
            onChoose={(by) => narrow(filters, by)}
            options={sorts.map((each) => ({ value: each, label: t(`filters.sort.${each}`) }))}
          />
          <MenuSeparator />
          <MenuAction onClick={selection.begin}>
            <ListChecks aria-hidden />
            {t('bulk.begin')}
          </MenuAction>
          <MenuAction onClick={() => setEdited('new')}>
            <BookmarkPlus aria-hidden />
            {t('filters.save')}
          </MenuAction>
          {saved && <SavedViewActions view={saved} list={list} onEdit={() => setEdited('this')} />}
        </Menu>
      </header>
      {isFiltered(filters) && <FilterBar {...choice} onSave={() => setEdited('new')} />}
      {edited && (
        <ViewForm
          view={edited === 'this' ? (saved ?? null) : null}
          list={list}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}
