'use client'

import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import type { News } from './use-news.ts'

/**
 * What came while a reply was written. Where a colleague has answered, sending asks once.
 *
 * @param isAsking the member wanted to send, and has not been told before
 */
export function NewsLine({
  news,
  isAsking,
  onSend,
}: {
  news: News | null
  isAsking: boolean
  onSend: () => void
}) {
  const t = useTranslations('composer.news')
  return (
    <div role="status">
      {news && (
        <div className="mb-1.5 flex items-center gap-2 rounded-m bg-warning-soft px-2.5 py-1.5 text-xs text-warning-text">
          <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
          <span className="min-w-0 flex-1">
            {news.kind === 'contact'
              ? t('contact')
              : t('colleague', { name: news.name ?? t('somebody') })}
          </span>
          {isAsking && (
            <Button size="s" onClick={onSend}>
              {t('sendAnyway')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
