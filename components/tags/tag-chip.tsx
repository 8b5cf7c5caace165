import { X } from 'lucide-react'
import type { Tag } from '#lib/tags/tag.ts'

/** A tag as a word with a dot of its colour; with `onRemove` a cross beside it. */
export function TagChip({
  tag,
  onRemove,
  removeLabel,
}: {
  tag: Tag
  onRemove?: (() => void) | undefined
  removeLabel?: string
}) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1 rounded-s bg-sunken px-1.5 text-2xs font-medium text-ink-muted">
      <TagDot colour={tag.colour} />
      <span className="truncate">{tag.name}</span>
      {onRemove && (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="relative -mr-1 rounded-s p-0.5 hover:bg-hover hover:text-ink pointer-coarse:p-1.5 pointer-coarse:after:absolute pointer-coarse:after:-inset-2"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  )
}

export function TagDot({ colour }: { colour: Tag['colour'] }) {
  return <span aria-hidden data-colour={colour} className="tag-dot size-2 shrink-0 rounded-full" />
}
