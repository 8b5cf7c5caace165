'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { useConversationList } from '#lib/conversations/use-conversation-list.ts'

/** What stands below the loaded rows: the next page on its way, a retry, or how far was looked. */
export function MoreRow({
  source,
  isCut,
}: {
  source: ReturnType<typeof useConversationList>
  isCut: boolean
}) {
  const t = useTranslations('list')
  if (source.hasFailedToLoadMore)
    return (
      <Button look="quiet" block onClick={source.loadMore}>
        {t('failed.retry')}
      </Button>
    )
  if (!isCut || source.isLoadingMore) return <Skeleton className="mx-2.5 my-3 h-12" />
  return (
    <div className="flex h-full flex-col items-center justify-center gap-1 text-center text-xs text-ink-faint">
      <p>{t('cut.text')}</p>
      <Button size="s" onClick={source.loadMore}>
        {t('cut.on')}
      </Button>
    </div>
  )
}
