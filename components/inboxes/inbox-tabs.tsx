'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { inboxParts, type InboxPart } from '#lib/inboxes/inbox-part.ts'

/** The parts of an inbox's settings, each with an address of its own. */
export function InboxTabs({ current }: { current: InboxPart }) {
  const t = useTranslations('inboxes.parts')
  return (
    <nav
      aria-label={t('label')}
      className="-mx-4 flex gap-1 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0"
    >
      {inboxParts.map((part) => (
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
          {t(part)}
        </Link>
      ))}
    </nav>
  )
}
