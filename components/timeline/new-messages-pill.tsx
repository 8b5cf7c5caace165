'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'

/** The way to the end, and what has come there meanwhile. */
export function NewMessagesPill({ unseen, onPress }: { unseen: number; onPress: () => void }) {
  const t = useTranslations('conversation')
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <Button
        look={unseen > 0 ? 'primary' : 'plain'}
        size="s"
        className="pointer-events-auto rounded-full! shadow-high!"
        onClick={onPress}
      >
        <ArrowDown aria-hidden />
        {unseen > 0 ? t('newMessages', { count: unseen }) : t('toEnd')}
      </Button>
    </div>
  )
}

/** The way up to where the unread begins. */
export function UnreadAbovePill({ onPress }: { onPress: () => void }) {
  const t = useTranslations('conversation')
  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 flex justify-center">
      <Button
        look="primary"
        size="s"
        className="pointer-events-auto rounded-full! shadow-high!"
        onClick={onPress}
      >
        <ArrowUp aria-hidden />
        {t('toUnread')}
      </Button>
    </div>
  )
}
