import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

/** What is wrong, or who will be able to read it. */
export function ProblemLine({
  isNote,
  problem,
  children,
}: {
  isNote: boolean
  problem: string | null
  children: ReactNode
}) {
  return (
    <p
      aria-live="polite"
      className={classNames(
        'truncate px-3 text-xs not-empty:pb-1',
        problem ? 'text-danger-text' : isNote ? 'text-note-muted' : 'text-ink-faint',
      )}
    >
      {problem ?? children}
    </p>
  )
}
