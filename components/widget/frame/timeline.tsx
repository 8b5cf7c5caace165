import { useState, type ReactNode } from 'react'
import { hasOlder, lastSeqOf, type Thread } from '#lib/widget/thread.ts'
import type { Row } from '#lib/widget/timeline.ts'
import type { Uploads } from '#lib/widget/uploads.ts'
import { Bones } from './bones.tsx'
import { MessageBubble } from './bubble.tsx'
import { DownIcon } from './icons.tsx'
import { UnsentBubble } from './unsent-bubble.tsx'
import { useEnd } from './use-end.ts'
import { dayIn } from './when.ts'
import { useWords } from './words.ts'

type Props = {
  rows: Row[]
  thread: Thread | undefined
  isLoading: boolean
  isOpen: boolean
  uploads: Uploads
  /** Under the last message: how the conversation ended. */
  ending: ReactNode
  /** Above the first message: what came before. */
  above: ReactNode
  /** Who is typing. */
  foot: ReactNode
  onOlder: () => Promise<void>
  /** The customer has seen everything up to this message. */
  onSeen: (seq: number) => void
  onRetry: (clientId: string) => void
  onRemove: (clientId: string) => void
}

/** The scrolled part of a conversation: days, messages, what is on its way, and who is typing. */
export function Timeline(props: Props) {
  const { rows, thread, isLoading, isOpen, onOlder, onSeen } = props
  const words = useWords()
  const { texts } = words
  const [isFetching, setFetching] = useState(false)

  async function older(): Promise<void> {
    if (!thread || !hasOlder(thread) || isFetching) return
    setFetching(true)
    await onOlder()
    setFetching(false)
  }

  const first = thread?.messages[0]?.seq ?? 0
  const last = thread ? lastSeqOf(thread) : 0
  const own = rows.filter((row) => row.kind === 'unsent').length
  const { box, hasNews, toEnd, measure } = useEnd({ first, last, own }, isOpen, {
    onEnd: () => last > 0 && onSeen(last),
    onTop: () => void older(),
  })

  return (
    <div className="middle">
      <div className="scroll" ref={box} onScroll={measure} tabIndex={0} aria-label={texts.messages}>
        <div>
          {thread && hasOlder(thread) && (
            <button
              type="button"
              className="more"
              onClick={() => void older()}
              disabled={isFetching}
            >
              {isFetching ? texts.loading : texts.older}
            </button>
          )}
          {thread && !hasOlder(thread) && props.above}
          {rows.length === 0 && !isLoading && <p className="intro">{texts.intro}</p>}
          {isLoading && rows.length === 0 && <Bones label={texts.loading} />}
          <div role="log" aria-label={texts.messages}>
            {rows.map((row) =>
              row.kind === 'day' ? (
                <div key={row.key} className="day">
                  <span>{dayIn(words, row.at)}</span>
                </div>
              ) : row.kind === 'message' ? (
                <MessageBubble key={row.key} row={row} />
              ) : (
                <UnsentBubble
                  key={row.key}
                  row={row}
                  uploads={props.uploads}
                  onRetry={props.onRetry}
                  onRemove={props.onRemove}
                />
              ),
            )}
          </div>
          {props.ending}
          {props.foot}
        </div>
      </div>
      {hasNews && (
        <button type="button" className="pill" onClick={toEnd} aria-label={texts.toNewest}>
          {texts.newest}
          <DownIcon />
        </button>
      )}
    </div>
  )
}
