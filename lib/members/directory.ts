import { allCategories } from '#lib/categories/queries.ts'
import type { Category } from '#lib/categories/category.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { allTags } from '#lib/tags/queries.ts'
import type { Tag } from '#lib/tags/tag.ts'
import { allTeams } from '#lib/teams/queries.ts'
import type { Team } from '#lib/teams/team.ts'
import { savedViews } from '#lib/views/queries.ts'
import type { SavedView } from '#lib/views/saved-view.ts'
import type { CurrentMember, Member } from './member.ts'
import { allMembers, currentMember } from './queries.ts'

/** What every part of the desk needs at hand: who I am, my colleagues, the teams, the categories, the tags, the saved views. */
export type Directory = {
  me: CurrentMember
  members: Member[]
  teams: Team[]
  categories: Category[]
  tags: Tag[]
  views: SavedView[]
}

/**
 * The directory as the caller sees it; null where the caller is no active member.
 *
 * @param id of the caller, from the session
 * @throws the Data API's error
 */
export async function loadDirectory(db: Supabase, id: string): Promise<Directory | null> {
  const [me, members, teams, categories, tags, views] = await Promise.all([
    currentMember(db, id),
    allMembers(db),
    allTeams(db),
    allCategories(db),
    allTags(db),
    savedViews(db),
  ])
  return me && { me, members, teams, categories, tags, views }
}
