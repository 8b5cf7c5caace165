'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { railLink } from '#components/desk/rail-link.ts'
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
                className={railLink(isCurrent)}
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
