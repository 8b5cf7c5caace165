import { filtersFromJson, filtersToJson } from '#lib/conversations/filters.ts'
import type { Sort } from '#lib/conversations/order.ts'
import { sorts } from '#lib/conversations/order.ts'
import { mayI, type CurrentMember } from '#lib/members/member.ts'
import { isView, listKey, type ListKey } from '#lib/conversations/view.ts'

/** Who has a view in the sidebar: its owner, the members of a team, everyone. */
export const audiences = ['private', 'team', 'everyone'] as const
export type Audience = (typeof audiences)[number]

/** A list under a name. */
export type SavedView = {
  id: string
  name: string
  audience: Audience
  ownerId: string
  teamId: string | null
  list: ListKey
}

/** Of the table `saved_views`, for `savedViewFromRow`. */
export const savedViewColumns = 'id, name, audience, owner_id, team_id, filters, sort' as const

type Row = {
  id: string
  name: string
  audience: string
  owner_id: string
  team_id: string | null
  filters: unknown
  sort: string
}

export function savedViewFromRow(row: Row): SavedView {
  const { view, teams, ...filters } = row.filters as Record<string, unknown>
  const ofOneTeam = Array.isArray(teams) && teams.length === 1 ? String(teams[0]) : null
  const others = ofOneTeam === null && teams !== undefined ? { ...filters, teams } : filters
  return {
    id: row.id,
    name: row.name,
    audience: audiences.find((known) => known === row.audience) ?? 'private',
    ownerId: row.owner_id,
    teamId: row.team_id,
    list: listKey(
      isView(view) ? view : 'all',
      ofOneTeam,
      filtersFromJson(others),
      sortOf(row.sort),
    ),
  }
}

function sortOf(word: string): Sort {
  return sorts.find((sort) => sort === word) ?? 'newest'
}

/** The filters of a list as they are saved and as list_page takes them. */
export function listToJson({ view, teamId, filters }: ListKey): Record<string, unknown> {
  return { ...filtersToJson(filters ?? {}), view, ...(teamId && { teams: [teamId] }) }
}

/** May this member change, remove and move a view? What is shared belongs to whoever manages views. */
export function mayChangeView(me: CurrentMember, view: SavedView): boolean {
  if (view.audience === 'private') return view.ownerId === me.id
  const isMine = view.audience === 'everyone' || me.role.scope === 'all'
  return (
    mayI(me, 'manage_views') &&
    (isMine || (view.teamId !== null && me.teamIds.includes(view.teamId)))
  )
}

/** The views with those of `ids` in that order, each where one of them was. */
export function inOrderOf(views: SavedView[], ids: string[]): SavedView[] {
  const byId = new Map(views.map((view) => [view.id, view]))
  const moved = ids.flatMap((id) => byId.get(id) ?? [])
  return views.map((view) => (ids.includes(view.id) ? (moved.shift() ?? view) : view))
}

/** Where a view comes to stand among those beside it; null where that is where it stands. */
export function movedTo(ids: string[], id: string, to: number): string[] | null {
  const from = ids.indexOf(id)
  if (from < 0 || to < 0 || to >= ids.length || to === from) return null
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}
