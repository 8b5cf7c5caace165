import type { Tag } from './tag.ts'

/** The tags that can be put on and whose name has these letters anywhere, those that begin with them first. */
export function tagsLike(tags: readonly Tag[], query: string): Tag[] {
  const wanted = folded(query)
  const open = tags.filter(({ isArchived, name }) => !isArchived && folded(name).includes(wanted))
  const begins = (tag: Tag) => folded(tag.name).startsWith(wanted)
  return [...open.filter(begins), ...open.filter((tag) => !begins(tag))]
}

/** Is there a tag of exactly this name, whatever its case? */
export function isTagName(tags: readonly Tag[], name: string): boolean {
  return tags.some((tag) => !tag.isArchived && folded(tag.name) === folded(name))
}

function folded(word: string): string {
  return word.trim().toLowerCase().replaceAll('ё', 'е')
}
