import type { ReactNode } from 'react'
import type { Row } from '#lib/widget/timeline.ts'
import { refusalIn } from '../texts/texts.ts'
import { Avatar } from './avatar.tsx'
import { FileIcon, TickIcon } from './icons.tsx'
import { Linked } from './linked.tsx'
import { sizeIn } from './size.ts'
import { fullIn, timeIn } from './when.ts'
import { useWords } from './words.ts'

type MessageRow = Extract<Row, { kind: 'message' }>
type UnsentRow = Extract<Row, { kind: 'unsent' }>

/** One message that the table has. */
export function MessageBubble({ row }: { row: MessageRow }) {
  const words = useWords()
  const { texts, language } = words
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
          {isDeleted ? texts.deleted : <Linked body={message.body} />}
          {message.attachments.map((file) => (
            <span key={file.id} className="file">
              <FileIcon />
              {texts.attachment(file.name, sizeIn(language, file.bytes))}
            </span>
          ))}
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

/** One message on its way, or refused. */
export function UnsentBubble(props: {
  row: UnsentRow
  onRetry: (clientId: string) => void
  onRemove: (clientId: string) => void
}) {
  const { texts } = useWords()
  const { entry, isStuck, isFirst, isLast } = props.row
  const { clientId, content, state, reason } = entry
  return (
    <Line isOwn isFirst={isFirst} isLast={isLast}>
      <div className="stack">
        <span className="visually-hidden">{texts.you}</span>
        <div className={state === 'failed' ? 'bubble failed' : 'bubble unsent'}>
          <Linked body={content.body} />
        </div>
        {state === 'failed' ? (
          <span className="meta trouble">
            {texts.failed}: {refusalIn(texts, reason ?? 'unknown')}{' '}
            <button type="button" onClick={() => props.onRetry(clientId)}>
              {texts.retry}
            </button>{' '}
            <button type="button" onClick={() => props.onRemove(clientId)}>
              {texts.remove}
            </button>
          </span>
        ) : (
          isLast && <span className="meta">{isStuck ? texts.waiting : texts.sending}</span>
        )}
      </div>
    </Line>
  )
}

function Line(props: { isOwn: boolean; isFirst: boolean; isLast: boolean; children: ReactNode }) {
  const { isOwn, isFirst, isLast } = props
  const names = ['message', isOwn ? 'own' : 'theirs', isFirst && 'first', isLast && 'last']
  return <div className={names.filter(Boolean).join(' ')}>{props.children}</div>
}
