'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import type { MessageRow } from '#lib/conversations/timeline-rows.ts'
import { mayI } from '#lib/members/member.ts'
import { Bubble } from './bubble.tsx'
import { HistoryPlace, HistoryToggle } from './history-toggle.tsx'
import { useChangedMessage } from './message-changes.tsx'
import { MessageContent } from './message-content.tsx'
import { MessageEditor } from './message-editor.tsx'
import { MessageMenu } from './message-menu.tsx'
import { SeenBy } from './seen-by.tsx'

/** A message: the customer's on the left, the team's on the right with a tick. */
export function MessageBubble({ row }: { row: MessageRow }) {
  const t = useTranslations('conversation')
  const { me } = useDirectory()
  const mayRead = mayI(me, 'read_deleted')
  const { joinsAbove, joinsBelow } = row
  const { shown: message, change } = useChangedMessage(row.message)
  const article = useRef<HTMLElement>(null)
  const { author } = message
  const isTheirs = author.kind === 'contact'
  const name = author.name ?? (isTheirs ? t('visitor') : t('system'))
  const placeId = useId()
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const hasHistory = row.hasHistory && mayRead
  const isEdited = message.editedAt !== null && message.deletedAt === null
  // The customer's name stands at the top; among the team it matters who wrote.
  const isNamed = !joinsAbove && !isTheirs && author.id !== me.id
  return (
    <Bubble
      ref={article}
      side={isTheirs ? 'left' : 'right'}
      tone={isTheirs ? 'them' : 'us'}
      joinsAbove={joinsAbove}
      joinsBelow={joinsBelow}
      label={t(isTheirs ? 'messageFrom' : 'replyFrom', {
        name: author.id === me.id ? t('you') : name,
      })}
      avatar={
        isTheirs && <Avatar name={author.name} src={author.avatarUrl} seed={author.id ?? ''} />
      }
      above={isNamed && <span className="px-1 text-xs font-medium text-ink-muted">{name}</span>}
      below={
        (!joinsBelow || isEdited || hasHistory) && (
          <>
            <RelativeTime at={message.sentAt} />
            {isEdited && <span className="whitespace-nowrap">· {t('edited')}</span>}
            {hasHistory && (
              <HistoryToggle
                id={placeId}
                isOpen={isHistoryOpen}
                onToggle={() => setHistoryOpen(!isHistoryOpen)}
              />
            )}
            <SeenBy message={row.message} delivery={row.delivery} />
          </>
        )
      }
      under={hasHistory && isHistoryOpen && <HistoryPlace id={placeId} message={row.message} />}
      beside={change?.state !== 'editing' && <MessageMenu message={row.message} shown={message} />}
    >
      {change?.state === 'editing' ? (
        <MessageEditor
          seq={message.seq}
          change={change}
          onEnd={() =>
            requestAnimationFrame(() =>
              article.current?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.focus(),
            )
          }
        />
      ) : message.deletedAt ? (
        <p className="flex items-center gap-1.5 text-ink-muted italic">
          <Trash2 aria-hidden className="size-3.5 shrink-0" />
          {t(isTheirs ? 'erased' : 'deleted')}
        </p>
      ) : (
        <MessageContent
          body={message.body}
          attachments={message.attachments}
          isPlain={author.kind !== 'member'}
        />
      )}
    </Bubble>
  )
}
