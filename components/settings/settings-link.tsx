'use client'

import { Settings } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { railLink } from '#components/desk/rail-link.ts'

/** The way to the settings, at the foot of the desk's sidebar. */
export function SettingsLink({ onChoose }: { onChoose?: (() => void) | undefined }) {
  const t = useTranslations('settings')
  const isHere = usePathname().startsWith('/settings')
  return (
    <Link
      href="/settings"
      onClick={onChoose}
      aria-current={isHere ? 'page' : undefined}
      className={railLink(isHere, 'mb-1')}
    >
      <Settings aria-hidden className="size-4 shrink-0" />
      {t('title')}
    </Link>
  )
}
