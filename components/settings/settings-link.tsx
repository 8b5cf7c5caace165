'use client'

import { Settings } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'

/** The way to the settings, at the foot of the desk's sidebar. */
export function SettingsLink({ onChoose }: { onChoose?: (() => void) | undefined }) {
  const t = useTranslations('settings')
  const isHere = usePathname().startsWith('/settings')
  return (
    <Link
      href="/settings"
      onClick={onChoose}
      aria-current={isHere ? 'page' : undefined}
      className={classNames(
        'mb-1 flex h-7.5 items-center gap-2.5 rounded-m px-2 transition-colors duration-(--quick) pointer-coarse:h-10',
        isHere
          ? 'bg-selected font-medium text-ink [&_svg]:text-accent-text'
          : 'text-ink-muted hover:bg-hover hover:text-ink',
      )}
    >
      <Settings aria-hidden className="size-4 shrink-0" />
      {t('title')}
    </Link>
  )
}
