import type { ReactNode } from 'react'
import { Markup } from '#components/markup/markup.tsx'
import { parse } from '#lib/markup/parse.ts'
import type { Message } from '#lib/widget/conversation.ts'
import type { Row } from '#lib/widget/timeline.ts'
import { AttachedFile } from './attachments.tsx'
import { Avatar } from './avatar.tsx'
import { TickIcon } from './icons.tsx'
import { Linked } from './linked.tsx'
import { fullIn, timeIn } from './when.ts'
import { useWords } from './words.ts'

type MessageRow = Extract<Row, { kind: 'message' }>

/** One message that the table has. */
export function MessageBubble({ row }: { row: MessageRow }) {
  const words = useWords()
  const { texts } = words
  const { message, mark, isFirst, isLast } = row
  const isOwn = message.author.kind === 'contact'
  const isDeleted = message.deletedAt !== null
  const isEdited = message.editedAt !== null && !isDeleted
  return (
    <Line isOwn={isOwn} isFirst={isFirst} isLast={isLast}>
      {!isOwn && isLast && <Avatar name={message.author.name} url={message.author.avatarUrl} />}
      <div className="stack">
        {!isOwn && isFirst && <span className="author">{message.author.name ?? texts.team}</span>}
        <span className="visually-hidden">{isOwn ? texts.you : null}</span>
        <div className={isDeleted ? 'bubble gone' : 'bubble'}>
          {isDeleted ? texts.deleted : <Said message={message} />}
        </div>
        {(isLast || isEdited) && (
          <span className="meta">
            <time
              dateTime={new Date(message.sentAt).toISOString()}
              title={fullIn(words, message.sentAt)}
            >
              {timeIn(words, message.sentAt)}
            </time>
            {isEdited && <span> · {texts.edited}</span>}
            {mark && (
              <span className={mark}>
                {' · '}
                {mark === 'read' ? texts.read : texts.sent}
                <TickIcon isDouble={mark === 'read'} />
              </span>
            )}
          </span>
        )}
      </div>
    </Line>
  )
}

/** Members write markup, with files between their words; what a customer writes is text. */
function Said({ message }: { message: Message }) {
  const { body, attachments, author } = message
  const blocks = author.kind === 'member' ? parse(body) : null
  const placed = new Set(blocks?.flatMap((block) => (block.kind === 'file' ? [block.id] : [])))
  const fileOf = ({ id, name }: { id: string; name: string }): ReactNode => {
    const file = attachments.find((each) => each.id === id)
    return file ? <AttachedFile file={file} /> : name
  }
  return (
    <>
      {blocks ? <Markup blocks={blocks} file={fileOf} /> : <Linked body={body} />}
      {attachments
        .filter(({ id }) => !placed.has(id))
        .map((file) => (
          <AttachedFile key={file.id} file={file} />
        ))}
    </>
  )
}

/** Where a bubble stands: whose it is, and where in a run of the same author's. */
export function Line(props: {
  isOwn: boolean
  isFirst: boolean
  isLast: boolean
  children: ReactNode
}) {
  const { isOwn, isFirst, isLast } = props
  const names = ['message', isOwn ? 'own' : 'theirs', isFirst && 'first', isLast && 'last']
  return <div className={names.filter(Boolean).join(' ')}>{props.children}</div>
}
