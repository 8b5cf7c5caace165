'use client'

import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { OpenViewsButton } from '#components/desk/open-views.tsx'

type SettingsPageProps = {
  title: string
  /** What the page is for, in a sentence or two. */
  description?: ReactNode
  /** Buttons that stand right of the title. */
  actions?: ReactNode
  /** Where the arrow of a narrow screen leads; left out on the overview itself. */
  back?: { href: string; label: string } | null
  /** For tables: as wide as the screen allows. */
  wide?: boolean
  children: ReactNode
}

/** The frame of every settings page: title, description, actions, and the way back on a narrow screen. */
export function SettingsPage(props: SettingsPageProps) {
  const t = useTranslations()
  const back =
    props.back === undefined ? { href: '/settings', label: t('settings.title') } : props.back
  return (
    <div className="min-w-0 flex-1 overflow-y-auto bg-surface">
      <div
        className={`flex flex-col gap-6 px-4 pb-16 sm:px-8 ${props.wide ? 'max-w-6xl' : 'max-w-3xl'}`}
      >
        <header className="flex flex-col gap-1 pt-2 lg:pt-8">
          <div className="flex h-11 items-center gap-2 lg:hidden">
            <OpenViewsButton />
            {back && (
              <Link
                href={back.href}
                className="inline-flex h-10 items-center gap-1.5 rounded-m px-2 text-sm text-ink-muted hover:bg-hover md:hidden"
              >
                <ArrowLeft aria-hidden className="size-4" />
                {back.label}
              </Link>
            )}
          </div>
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <h1 className="min-w-0 text-xl font-semibold tracking-tight text-balance">
              {props.title}
            </h1>
            {props.actions && <div className="flex flex-wrap gap-2">{props.actions}</div>}
          </div>
          {props.description && (
            <p className="max-w-2xl text-sm text-pretty text-ink-muted">{props.description}</p>
          )}
        </header>
        {props.children}
      </div>
    </div>
  )
}
