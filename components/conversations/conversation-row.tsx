'use client'

import { AtSign, GitMerge, Mail, PencilLine, Reply, Signal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { isUnread, type Conversation } from '#lib/conversations/conversation.ts'
import type { ListKey } from '#lib/conversations/view.ts'
import { ConversationState } from './conversation-state.tsx'
import { PlaceLink } from './place-link.tsx'
import { RowTags } from './row-tags.tsx'

type ConversationRowProps = {
  conversation: Conversation
  list: ListKey
  isOpen: boolean
  /** The one row that Tab stops at; arrows go on from there. */
  isTabStop: boolean
  /** A note of it mentions the reader, who has not seen that. */
  isCalling: boolean
  /** The reader has begun to write here. */
  isDrafted: boolean
  /** Two lines instead of three. */
  isCompact: boolean
  /** Why it sleeps, where somebody said so. */
  snoozeReason?: string | undefined
}

/** One conversation in the list: who, what last, how it stands, whose it is. */
export const ConversationRow = memo(function ConversationRow({
  conversation,
  list,
  isOpen,
  isTabStop,
  isCalling,
  isDrafted,
  isCompact,
  snoozeReason,
}: ConversationRowProps) {
  const t = useTranslations('list')
  const { locale } = useLanguage()
  const { member, category, tag } = useDirectory()
  const name = conversation.contactName ?? t(conversation.isErased ? 'erased' : 'visitor')
  const tags = conversation.tagIds.flatMap((id) => tag(id) ?? [])
  const subject = category(conversation.categoryId)
  const assignee = list.view === 'mine' ? undefined : member(conversation.assigneeId)
  const isNew = isUnread(conversation)
  const whose = assignee && (
    <span title={t('assignedTo', { name: assignee.name })} className="ml-auto flex">
      <Avatar
        name={assignee.name}
        src={assignee.avatarUrl}
        seed={assignee.id}
        size="s"
        label={t('assignedTo', { name: assignee.name })}
      />
    </span>
  )
  return (
    <PlaceLink
      to={{ ...list, number: conversation.number }}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      data-conversation={conversation.id}
      className={classNames(
        'flex h-full gap-2.5 rounded-l px-2.5 -outline-offset-2 select-none',
        isCompact ? 'py-1' : 'py-2',
        isOpen ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <span className="relative shrink-0 pt-0.5">
        <Avatar
          name={conversation.contactName}
          seed={conversation.contactId}
          size={isCompact ? 'm' : 'l'}
        />
        {isNew && (
          <span
            aria-hidden
            className="absolute -top-0.5 -right-0.5 size-3 rounded-full border-2 border-surface bg-focus"
          />
        )}
      </span>
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex items-baseline gap-2">
          <span className={classNames('flex-1 truncate', isNew ? 'font-semibold' : 'font-medium')}>
            {isNew && <span className="sr-only">{t('unread')}: </span>}
            {name}
            {!conversation.contactName && (
              <span className="tabular ml-1 font-normal text-ink-faint">
                #{conversation.number}
              </span>
            )}
          </span>
          <Marks conversation={conversation} />
          <RelativeTime
            at={conversation.lastMessageAt}
            className="tabular shrink-0 text-xs text-ink-faint"
          />
        </span>
        <span
          className={classNames(
            'flex items-center gap-1 text-sm',
            isNew ? 'text-ink' : 'text-ink-muted',
          )}
        >
          {isCompact && (
            <ConversationState conversation={conversation} isIcon className="shrink-0" />
          )}
          {isCalling && (
            <>
              <AtSign aria-hidden className="size-3.5 shrink-0 text-accent-text" />
              <span className="sr-only">{t('mentionsYou')}: </span>
            </>
          )}
          {isDrafted && (
            <span className="flex shrink-0 items-center gap-0.5 text-xs text-accent-text">
              <PencilLine aria-hidden className="size-3" />
              {t('draft')}
            </span>
          )}
          {conversation.previewFrom === 'member' && (
            <>
              <Reply aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
              <span className="sr-only">{t('weReplied')}: </span>
            </>
          )}
          <span className="truncate">{conversation.preview || t('noText')}</span>
          {isCompact && whose}
        </span>
        {!isCompact && (
          <span className="flex h-4.5 items-center gap-2">
            <ConversationState conversation={conversation} className="shrink-0" />
            {snoozeReason ? (
              <span className="min-w-0 truncate text-xs text-ink-muted">{snoozeReason}</span>
            ) : (
              subject && (
                <Badge className="max-w-24 shrink-0">
                  <span className="truncate">{subject.names[locale]}</span>
                </Badge>
              )
            )}
            {tags.length > 0 && <RowTags tags={tags} />}
            {whose}
          </span>
        )}
      </span>
    </PlaceLink>
  )
})

/** What is out of the ordinary: raised, not from the widget, gone on elsewhere. */
function Marks({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('list')
  const level = conversation.totalPriority - conversation.priority
  return (
    <span className="flex shrink-0 items-center gap-1 text-ink-faint [&_svg]:size-3.5">
      {level > 0 && (
        <span title={t('raised')} className="text-waiting">
          <Signal aria-hidden />
          <span className="sr-only">{t('raised')}</span>
        </span>
      )}
      {conversation.channel === 'email' && (
        <span title={t('byEmail')}>
          <Mail aria-hidden />
          <span className="sr-only">{t('byEmail')}</span>
        </span>
      )}
      {conversation.mergedIntoId && (
        <span title={t('merged')}>
          <GitMerge aria-hidden />
          <span className="sr-only">{t('merged')}</span>
        </span>
      )}
    </span>
  )
}
