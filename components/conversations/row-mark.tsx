'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'

/** The box that marks a row, over its face: there while rows are being marked, or the pointer is on the row. */
export function RowMark({
  name,
  isOpen,
  isMarking,
  isOn,
  onToggle,
}: {
  /** Whose conversation it is. */
  name: string
  isOpen: boolean
  isMarking: boolean
  isOn: boolean
  onToggle: (isRange: boolean) => void
}) {
  const t = useTranslations('bulk')
  return (
    <label
      className={classNames(
        'absolute top-1 left-1.5 flex size-11 items-center justify-center rounded-l',
        isOpen ? 'bg-selected' : 'bg-surface group-hover/row:bg-hover',
        !isMarking &&
          'opacity-0 group-hover/row:opacity-100 focus-within:opacity-100 pointer-coarse:hidden',
      )}
    >
      <input
        type="checkbox"
        tabIndex={isMarking ? 0 : -1}
        checked={isOn}
        aria-label={t('mark', { name })}
        className="size-4 accent-accent"
        onClick={(event) => onToggle(event.shiftKey)}
        onChange={() => undefined}
      />
    </label>
  )
}
