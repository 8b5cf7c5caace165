'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import type { NoteRow } from '#lib/conversations/timeline-rows.ts'
import { Bubble } from './bubble.tsx'
import { NoteContent } from './message-content.tsx'

/** A note: amber, with a lock, and says who sees it. */
export function NoteBubble({ row, me }: { row: NoteRow; me: string }) {
  const t = useTranslations('conversation')
  const { member } = useDirectory()
  const { note, joinsAbove, joinsBelow } = row
  const name = note.authorId === me ? t('you') : (member(note.authorId)?.name ?? t('formerMember'))
  return (
    <Bubble
      side="right"
      tone="note"
      joinsAbove={joinsAbove}
      joinsBelow={joinsBelow}
      label={t('noteFrom', { name })}
      below={!joinsBelow && <RelativeTime at={note.writtenAt} />}
    >
      {!joinsAbove && <NoteHeading name={name} />}
      <NoteContent
        body={note.body}
        attachments={note.attachments}
        mentions={note.mentions}
        teamMentions={note.teamMentions}
      />
    </Bubble>
  )
}

/** «🔒 Анна · видит только команда» */
export function NoteHeading({ name }: { name: string }) {
  const t = useTranslations('conversation')
  return (
    <p className="flex items-center gap-1 text-xs text-note-muted">
      <Lock aria-hidden className="size-3 shrink-0" />
      <span className="truncate font-medium">{name}</span>
      <span aria-hidden>·</span>
      <span className="truncate">{t('teamOnly')}</span>
    </p>
  )
}
