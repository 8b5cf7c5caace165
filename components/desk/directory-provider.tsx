'use client'

import { createContext, use, useMemo, type ReactNode } from 'react'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import type { Category } from '#lib/categories/category.ts'
import type { Directory } from '#lib/members/directory.ts'
import type { Member } from '#lib/members/member.ts'
import { useDirectoryQuery } from '#lib/members/use-directory-query.ts'
import type { Tag } from '#lib/tags/tag.ts'
import type { Team } from '#lib/teams/team.ts'
import { readingOnly } from '#lib/view-as/reading-only.ts'
import { useStanding, useSupabase } from './supabase-provider.tsx'

type IndexedDirectory = Directory & {
  member: (id: string | null | undefined) => Member | undefined
  team: (id: string | null | undefined) => Team | undefined
  category: (id: string | null | undefined) => Category | undefined
  tag: (id: string | null | undefined) => Tag | undefined
}

const Context = createContext<IndexedDirectory | null>(null)

/** Gives the desk its directory; somebody who is expelled while looking is shown the door. */
export function DirectoryProvider({
  initial,
  children,
}: {
  initial: Directory
  children: ReactNode
}) {
  const { expel } = useStanding()
  const directory = useDirectoryQuery(useSupabase(), initial, expel)
  const isViewing = useViewing() !== null
  const indexed = useMemo(
    () => ({
      ...directory,
      me: isViewing ? readingOnly(directory.me) : directory.me,
      member: byId(directory.members),
      team: byId(directory.teams),
      category: byId(directory.categories),
      tag: byId(directory.tags),
    }),
    [directory, isViewing],
  )
  return <Context value={indexed}>{children}</Context>
}

/** The team as it is now; look people up with `member(id)`, `team(id)`, `category(id)`, `tag(id)`. */
export function useDirectory(): IndexedDirectory {
  const directory = use(Context)
  if (!directory) throw new Error('useDirectory() needs a <DirectoryProvider> above it.')
  return directory
}

function byId<Thing extends { id: string }>(things: Thing[]) {
  const index = new Map(things.map((thing) => [thing.id, thing]))
  return (id: string | null | undefined) => (id ? index.get(id) : undefined)
}
