'use client'

import { Menu } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { createContext, use } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'

/** Opens the views on a screen too narrow to show them beside the work. */
export const OpenViews = createContext<() => void>(() => undefined)

/** The button for it, where such a screen begins. */
export function OpenViewsButton({ className }: { className?: string }) {
  const t = useTranslations('desk')
  return (
    <IconButton
      label={t('openViews')}
      tooltip={false}
      onClick={use(OpenViews)}
      className={classNames('-ml-1.5 lg:hidden', className)}
    >
      <Menu aria-hidden />
    </IconButton>
  )
}
