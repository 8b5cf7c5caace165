import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** Rows of a settings page, one below the other in a frame. `label` names them to readers. */
export function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="divide-y divide-line overflow-hidden rounded-l border border-line bg-surface"
    >
      {children}
    </ul>
  )
}

/**
 * One row: what it is, what is said about it, what can be done. On a narrow screen what can be done
 * wraps below.
 */
export function Row({
  icon,
  title,
  description,
  children,
  className,
  ...rest
}: Omit<ComponentProps<'li'>, 'title'> & {
  icon?: ReactNode
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
}) {
  return (
    <li
      className={classNames(
        'relative flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3',
        className,
      )}
      {...rest}
    >
      {icon}
      <div className="min-w-40 flex-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 text-sm font-medium">
          {title}
        </div>
        {description && <div className="text-xs text-pretty text-ink-faint">{description}</div>}
      </div>
      {children && (
        <div className="flex max-w-full flex-wrap items-center gap-1.5 empty:hidden">
          {children}
        </div>
      )}
    </li>
  )
}
