'use client'

import { Fragment, useMemo } from 'react'
import type { Attachment } from '#lib/files/attachment.ts'
import { placedFiles } from '#lib/files/placed-files.ts'
import { parse } from '#lib/markup/parse.ts'
import { quoteParts } from '#lib/messages/quote.ts'
import { MessageFiles } from './message-files.tsx'
import { MessageText } from './message-text.tsx'
import { NoteText } from './note-text.tsx'
import { QuotedMail } from './quoted-mail.tsx'

type Said = { body: string; attachments: Attachment[] }

/** What a message says: words, files where they were put between them, the other files below. */
export function MessageContent({ body, attachments, isPlain }: Said & { isPlain: boolean }) {
  const { file, rest } = usePlaced({ body, attachments }, isPlain)
  const parts = useMemo(
    () => (isPlain ? quoteParts(body) : [{ kind: 'words' as const, text: body }]),
    [body, isPlain],
  )
  return (
    <>
      {body &&
        parts.map((part, n) => (
          <Fragment key={n}>
            {part.kind === 'quote' ? (
              <QuotedMail text={part.text} />
            ) : (
              <MessageText text={part.text} isPlain={isPlain} file={file} />
            )}
          </Fragment>
        ))}
      <MessageFiles files={rest} />
    </>
  )
}

type NoteSaid = Said & { mentions: readonly string[]; teamMentions: readonly string[] }

/** The same of a note. */
export function NoteContent({ body, attachments, mentions, teamMentions }: NoteSaid) {
  const { file, rest } = usePlaced({ body, attachments }, false)
  return (
    <>
      {body && <NoteText text={body} mentions={mentions} teamMentions={teamMentions} file={file} />}
      <MessageFiles files={rest} />
    </>
  )
}

function usePlaced({ body, attachments }: Said, isPlain: boolean) {
  return useMemo(() => {
    const placed = isPlain || attachments.length === 0 ? new Set() : placedFiles(parse(body))
    return {
      rest: attachments.filter(({ id }) => !placed.has(id)),
      file: ({ id, name }: { id: string; name: string }) => {
        const found = attachments.find((each) => each.id === id)
        return found ? <MessageFiles files={[found]} /> : name
      },
    }
  }, [body, attachments, isPlain])
}
