'use client'

import { useTranslations } from 'next-intl'
import { TagDot } from '#components/tags/tag-chip.tsx'
import type { Tag } from '#lib/tags/tag.ts'

/** Dots shown, of which the first has its word; of the others only how many there are. */
const mostTags = 3

/** The tags of a row, as far as there is room for them. */
export function RowTags({ tags }: { tags: Tag[] }) {
  const t = useTranslations('list')
  const names = tags.map(({ name }) => name).join(', ')
  return (
    <span title={names} className="flex min-w-0 items-center gap-1.5 text-2xs text-ink-muted">
      <span className="sr-only">{t('tags', { names })}</span>
      {tags.slice(0, mostTags).map((tag, at) => (
        <span key={tag.id} aria-hidden className="flex min-w-2 items-center gap-1">
          <TagDot colour={tag.colour} />
          {at === 0 && <span className="truncate">{tag.name}</span>}
        </span>
      ))}
      {tags.length > mostTags && <span aria-hidden>+{tags.length - mostTags}</span>}
    </span>
  )
}
