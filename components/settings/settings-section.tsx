import { useId, type ReactNode } from 'react'

/** A part of a settings page under a heading of its own. */
export function SettingsSection({
  title,
  description,
  actions,
  children,
}: {
  title: string
  description?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {description && <p className="text-sm text-pretty text-ink-muted">{description}</p>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  )
}
