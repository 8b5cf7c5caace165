import type { Member } from './member.ts'

/** A member as the people screen sees one. */
export type Person = Member & {
  roleId: string
  /** Open conversations at once. */
  capacity: number
  /** Own teams; in a secondary one it gets work after the others. */
  memberships: { teamId: string; isPrimary: boolean }[]
}

/** Who matches what was typed: every word begins a word of the name or stands in the address. */
export function peopleLike(query: string, people: Person[]): Person[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  return people.filter(({ name, email }) => {
    const names = folded(name).split(/[\s-]+/)
    const address = email.toLowerCase()
    return words.every((word) => address.includes(word) || names.some((n) => n.startsWith(word)))
  })
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}
