'use client'

import { useQuery } from '@tanstack/react-query'
import { ExternalLink, RotateCw, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useGo } from '#components/conversations/use-inbox-place.ts'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Row, RowList } from '#components/ui/row-list.tsx'
import { whoseConversation } from '#lib/conversations/list-queries.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import type { OutboxEntry } from '#lib/outbox/entry.ts'
import type { DeskLetter } from '#lib/outbox/letter.ts'

type UnsentDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  entries: readonly OutboxEntry<DeskLetter>[]
  outbox: DeskOutbox
}

/** Every reply and note that has not gone out, with why and what can be done. */
export function UnsentDialog({ open, onOpenChange, entries, outbox }: UnsentDialogProps) {
  const t = useTranslations('outbox')
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      description={t(entries.length === 0 ? 'empty' : 'text')}
      closeLabel={t('close')}
    >
      {entries.length > 0 && (
        <div className="py-3">
          <RowList label={t('title')}>
            {entries.map((entry) => (
              <Letter
                key={entry.clientId}
                entry={entry}
                outbox={outbox}
                onOpen={() => onOpenChange(false)}
              />
            ))}
          </RowList>
        </div>
      )}
    </Dialog>
  )
}

function Letter({
  entry,
  outbox,
  onOpen,
}: {
  entry: OutboxEntry<DeskLetter>
  outbox: DeskOutbox
  onOpen: () => void
}) {
  const t = useTranslations('outbox')
  const desk = useTranslations('desk')
  const say = useReason()
  const db = useSupabase()
  const go = useGo()
  const { data: whose } = useQuery({
    queryKey: ['whose-conversation', entry.lane],
    queryFn: () => whoseConversation(db, entry.lane),
  })
  const isFailed = entry.state === 'failed'
  const open = () => {
    if (!whose) return
    onOpen()
    go({ view: 'all', teamId: null, number: whose.number })
  }
  return (
    <Row
      title={
        <span className="truncate">
          {whose
            ? `${whose.contactName ?? t('visitor')} #${whose.number}`
            : whose === null
              ? t('unknown')
              : desk('conversation')}
        </span>
      }
      description={
        <>
          <span className="line-clamp-2 wrap-anywhere text-ink">{entry.content.body}</span>
          {isFailed ? say(entry.reason ?? 'unknown', entry.clientId.slice(0, 8)) : t('waits')}
        </>
      }
    >
      <IconButton label={t('open')} disabled={!whose} onClick={open}>
        <ExternalLink aria-hidden />
      </IconButton>
      <IconButton label={t('retry')} onClick={() => outbox.retry(entry.clientId)}>
        <RotateCw aria-hidden />
      </IconButton>
      {isFailed && (
        <IconButton label={t('remove')} onClick={() => outbox.remove(entry.clientId)}>
          <Trash2 aria-hidden />
        </IconButton>
      )}
    </Row>
  )
}
