import { Children, type ReactNode } from 'react'

/** A part of the details under a heading of its own; what stands in it are facts. */
export function FactSection({
  title,
  action,
  children,
}: {
  title: string
  /** Stands right of the heading. */
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section>
      <header className="flex min-h-6 items-center justify-between gap-2 pb-1">
        <h3 className="text-xs font-medium text-ink-faint">{title}</h3>
        {action}
      </header>
      <div className="flex flex-col gap-1">{children}</div>
    </section>
  )
}

/** A name and what it is; a dash where it is not known. A list of its own: links stand between facts, too. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  const isKnown = Children.toArray(children).some((child) => child !== '')
  return (
    <dl className="flex min-h-6 gap-2 text-sm">
      <dt className="w-22 shrink-0 pt-0.5 wrap-anywhere text-ink-muted">{name}</dt>
      <dd className="min-w-0 flex-1 pt-0.5 wrap-anywhere">
        {isKnown ? children : <span className="text-ink-faint">—</span>}
      </dd>
    </dl>
  )
}
