'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { useSections } from './use-sections.ts'

/** The settings one may open, beside the page that is open. A narrow screen has them on a page of their own. */
export function SettingsNav() {
  const t = useTranslations('settings')
  const path = usePathname()
  return (
    <nav
      aria-label={t('title')}
      className="hidden w-50 shrink-0 flex-col border-r border-line bg-canvas md:flex"
    >
      <Link
        href="/settings"
        className="flex h-13 shrink-0 items-center px-4 text-base font-semibold tracking-tight"
      >
        {t('title')}
      </Link>
      <ul className="flex min-h-0 flex-1 flex-col gap-px overflow-y-auto px-2 py-1">
        {useSections().map(({ key, href, icon: Icon }) => {
          const isCurrent = path === href || path.startsWith(`${href}/`)
          return (
            <li key={key}>
              <Link
                href={href}
                aria-current={isCurrent ? 'page' : undefined}
                className={classNames(
                  'flex h-7.5 items-center gap-2.5 rounded-m px-2 transition-colors duration-(--quick) pointer-coarse:h-10',
                  isCurrent
                    ? 'bg-selected font-medium text-ink [&_svg]:text-accent-text'
                    : 'text-ink-muted hover:bg-hover hover:text-ink',
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0" />
                <span className="truncate">{t(`section.${key}.name`)}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
