'use client'

import { Lock, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { NoteRow } from '#lib/conversations/timeline-rows.ts'
import { mayI } from '#lib/members/member.ts'
import { Bubble } from './bubble.tsx'
import { NoteContent } from './message-content.tsx'
import { NoteMenu } from './note-menu.tsx'
import { useNoteChanges } from './use-note-changes.ts'
import { WordsEditor } from './words-editor.tsx'

/** A note: amber, with a lock, and says who sees it. Who wrote it can change it. */
export function NoteBubble({ row, me }: { row: NoteRow; me: string }) {
  const t = useTranslations('conversation')
  const say = useTranslations('message')
  const { member, me: reader } = useDirectory()
  const { note, joinsAbove, joinsBelow } = row
  const changes = useNoteChanges(note)
  const [isAsking, setAsking] = useState(false)
  const article = useRef<HTMLElement>(null)
  /** Back to where the changing was chosen. */
  const goBack = () =>
    requestAnimationFrame(() =>
      article.current?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.focus(),
    )
  const name = note.authorId === me ? t('you') : (member(note.authorId)?.name ?? t('formerMember'))
  const isMine = note.authorId === me && mayI(reader, 'note') && note.deletedAt === null
  const isEdited = note.editedAt !== null && note.deletedAt === null
  return (
    <Bubble
      ref={article}
      side="right"
      tone="note"
      joinsAbove={joinsAbove}
      joinsBelow={joinsBelow}
      label={t('noteFrom', { name })}
      below={
        (!joinsBelow || isEdited) && (
          <>
            <RelativeTime at={note.writtenAt} />
            {isEdited && <span className="whitespace-nowrap">· {t('edited')}</span>}
          </>
        )
      }
      beside={
        isMine &&
        changes.words === null && (
          <NoteMenu body={note.body} onEdit={changes.begin} onDelete={() => setAsking(true)} />
        )
      }
    >
      {!joinsAbove && <NoteHeading name={name} />}
      {changes.words !== null ? (
        <WordsEditor
          label={say('editingNote')}
          text={changes.words}
          isNote
          problem={changes.problem}
          onChange={changes.write}
          onStore={() => void changes.store().then((isStored) => isStored && goBack())}
          onLeave={() => {
            changes.leave()
            goBack()
          }}
        />
      ) : note.deletedAt ? (
        <p className="flex items-center gap-1.5 italic">
          <Trash2 aria-hidden className="size-3.5 shrink-0" />
          {say('noteDeleted')}
        </p>
      ) : (
        <NoteContent
          body={note.body}
          attachments={note.attachments}
          mentions={note.mentions}
          teamMentions={note.teamMentions}
        />
      )}
      {isMine && (
        <ConfirmDialog
          open={isAsking}
          onOpenChange={setAsking}
          title={say('deleteNoteTitle')}
          description={say('deleteNoteText')}
          confirmLabel={say('delete')}
          cancelLabel={say('cancel')}
          closeLabel={say('cancel')}
          danger
          onConfirm={() => {
            setAsking(false)
            changes.remove()
          }}
        />
      )}
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
