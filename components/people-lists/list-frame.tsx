'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { OpenViewsButton } from '#components/desk/open-views.tsx'
import { classNames } from '#components/ui/class-names.ts'

const kinds = ['contacts', 'companies'] as const
export type ListKind = (typeof kinds)[number]

type ListFrameProps = {
  kind: ListKind
  /** The field that narrows as one types, and what makes a new one. */
  field: ReactNode
  action: ReactNode
  /** Filters and order, under the field. */
  chips: ReactNode
  children: ReactNode
}

/** The frame of the lists of people and companies: what one is in, the search, the filters; the rows scroll. */
export function ListFrame({ kind, field, action, chips, children }: ListFrameProps) {
  const t = useTranslations('peopleLists')
  return (
    <div className="flex min-w-0 flex-1 flex-col bg-surface">
      <header className="flex flex-col gap-2.5 border-b border-line px-3 pt-2 pb-2.5 sm:px-6 sm:pt-4">
        <div className="flex items-center gap-1.5">
          <OpenViewsButton />
          <h1 className="sr-only">{t(`${kind}.title`)}</h1>
          <nav aria-label={t('which')} className="flex min-w-0 flex-1 gap-1">
            {kinds.map((each) => (
              <Link
                key={each}
                href={`/${each}`}
                aria-current={each === kind ? 'page' : undefined}
                className={classNames(
                  'inline-flex h-8 items-center rounded-m px-2.5 text-sm transition-colors duration-(--quick) pointer-coarse:h-10',
                  each === kind
                    ? 'bg-selected font-semibold text-ink'
                    : 'text-ink-muted hover:bg-hover hover:text-ink',
                )}
              >
                {t(`${each}.title`)}
              </Link>
            ))}
          </nav>
          {action}
        </div>
        {field}
        {chips}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </div>
  )
}
