'use client'

import { CircleAlert, Clock, Copy, RotateCw, Trash2, WifiOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button.tsx'
import type { PendingRow } from '#lib/conversations/timeline-rows.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { DeskOutbox } from '#lib/outbox/desk-outbox.ts'
import { Bubble } from './bubble.tsx'
import { HeldLine } from './held-line.tsx'
import { MessageText } from './message-text.tsx'
import { NoteHeading } from './note-bubble.tsx'
import { NoteText } from './note-text.tsx'

/** A bubble on its way, or one that was refused, with what can be done about it. */
export function PendingBubble({ row, outbox }: { row: PendingRow; outbox: DeskOutbox }) {
  const t = useTranslations('conversation')
  const { entry, joinsAbove, joinsBelow } = row
  const isNote = entry.content.kind === 'note'
  const isFailed = entry.state === 'failed'
  return (
    <Bubble
      side="right"
      tone={isNote ? 'note' : 'us'}
      joinsAbove={joinsAbove}
      joinsBelow={joinsBelow && !isFailed}
      isFaint={!isFailed && row.isCutOff}
      label={t(isNote ? 'noteFrom' : 'replyFrom', { name: t('you') })}
      below={
        isFailed ? (
          <Failure row={row} outbox={outbox} />
        ) : (
          <>
            {entry.heldUntil !== undefined && entry.state === 'waiting' && (
              <HeldLine until={entry.heldUntil} onUndo={() => outbox.undo(entry.clientId)} />
            )}
            {!joinsBelow && <Waiting row={row} />}
          </>
        )
      }
    >
      {isNote && !joinsAbove && <NoteHeading name={t('you')} />}
      {entry.content.kind === 'note' ? (
        <NoteText
          text={entry.content.body}
          mentions={entry.content.mentioned}
          teamMentions={entry.content.mentionedTeams ?? []}
        />
      ) : (
        <MessageText text={entry.content.body} />
      )}
    </Bubble>
  )
}

function Waiting({ row }: { row: PendingRow }) {
  const t = useTranslations('conversation')
  const { isCutOff } = row
  const Icon = isCutOff ? WifiOff : Clock
  return (
    <span className="flex items-center gap-1">
      {isCutOff ? (
        t('delivery.noConnection')
      ) : (
        <span className="sr-only">{t('delivery.sending')}</span>
      )}
      <Icon aria-hidden className="size-3" />
    </span>
  )
}

function Failure({ row, outbox }: { row: PendingRow; outbox: DeskOutbox }) {
  const t = useTranslations('conversation.failed')
  const reason = useReason()
  const { clientId, content } = row.entry
  return (
    <span role="alert" className="flex items-center gap-1 text-danger-text">
      <CircleAlert aria-hidden className="size-3.5 shrink-0" />
      <span className="wrap-anywhere">
        {t('notSent')} {reason(row.entry.reason ?? 'unknown', clientId.slice(0, 8))}
      </span>
      <IconButton size="s" label={t('retry')} onClick={() => outbox.retry(clientId)}>
        <RotateCw aria-hidden />
      </IconButton>
      <IconButton
        size="s"
        label={t('copy')}
        onClick={() => void navigator.clipboard.writeText(content.body)}
      >
        <Copy aria-hidden />
      </IconButton>
      <IconButton size="s" label={t('remove')} onClick={() => outbox.remove(clientId)}>
        <Trash2 aria-hidden />
      </IconButton>
    </span>
  )
}
