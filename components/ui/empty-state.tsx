import type { ReactNode } from 'react'

type EmptyStateProps = {
  icon?: ReactNode
  title: ReactNode
  /** What belongs here and how it gets here. */
  children?: ReactNode
  action?: ReactNode
}

/** What stands where nothing is: says what belongs here and what to do. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-1.5 px-6 py-10 text-center">
      {icon && (
        <span
          aria-hidden
          className="mb-2 flex size-10 items-center justify-center rounded-full bg-sunken text-ink-faint [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <p className="text-sm font-semibold text-balance">{title}</p>
      {children && <p className="max-w-72 text-sm text-pretty text-ink-faint">{children}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
