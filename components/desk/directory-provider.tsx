'use client'

import { createContext, use, useMemo, type ReactNode } from 'react'
import type { Category } from '#lib/categories/category.ts'
import type { CurrentMember, Member } from '#lib/members/member.ts'
import type { Team } from '#lib/teams/team.ts'

/** What every part of the desk needs at hand: who I am, my colleagues, the teams, the categories. */
export type Directory = {
  me: CurrentMember
  members: Member[]
  teams: Team[]
  categories: Category[]
}

type IndexedDirectory = Directory & {
  member: (id: string | null | undefined) => Member | undefined
  team: (id: string | null | undefined) => Team | undefined
  category: (id: string | null | undefined) => Category | undefined
}

const Context = createContext<IndexedDirectory | null>(null)

export function DirectoryProvider({
  directory,
  children,
}: {
  directory: Directory
  children: ReactNode
}) {
  const indexed = useMemo(
    () => ({
      ...directory,
      member: byId(directory.members),
      team: byId(directory.teams),
      category: byId(directory.categories),
    }),
    [directory],
  )
  return <Context value={indexed}>{children}</Context>
}

/** The team as loaded with the page; look people up with `member(id)`, `team(id)`, `category(id)`. */
export function useDirectory(): IndexedDirectory {
  const directory = use(Context)
  if (!directory) throw new Error('useDirectory() needs a <DirectoryProvider> above it.')
  return directory
}

function byId<Thing extends { id: string }>(things: Thing[]) {
  const index = new Map(things.map((thing) => [thing.id, thing]))
  return (id: string | null | undefined) => (id ? index.get(id) : undefined)
}
