'use client'

import Link from 'next/link'
import { classNames } from '#components/ui/class-names.ts'

type SettingsTabsProps<Part extends string> = {
  label: string
  parts: readonly { part: Part; name: string }[]
  current: Part
}

/** The parts of a long settings page, each with an address of its own. */
export function SettingsTabs<Part extends string>({
  label,
  parts,
  current,
}: SettingsTabsProps<Part>) {
  return (
    <nav
      aria-label={label}
      className="-mx-4 flex gap-1 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0"
    >
      {parts.map(({ part, name }) => (
        <Link
          key={part}
          href={`?part=${part}`}
          scroll={false}
          aria-current={part === current ? 'page' : undefined}
          className={classNames(
            '-mb-px border-b-2 px-3 py-2 text-sm font-medium whitespace-nowrap transition-colors duration-(--quick)',
            part === current
              ? 'border-accent text-ink'
              : 'border-transparent text-ink-muted hover:text-ink',
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
