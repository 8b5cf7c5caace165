'use client'

import { useDirectory } from '#components/desk/directory-provider.tsx'
import { mayI } from '#lib/members/member.ts'
import { sections, type Section } from './sections.ts'

/** The settings that my role opens, as it is now. */
export function useSections(): Section[] {
  const { me } = useDirectory()
  return sections.filter(({ permission }) => permission === null || mayI(me, permission))
}
