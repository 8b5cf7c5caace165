/*
 * A conversation as rows of the screen: days, messages, and what is still on its way. A message keeps the
 * key that its unsent bubble had, so the bubble stays and only its mark changes.
 */
import type { Message } from './conversation.ts'
import type { WrittenEntry } from './writing.ts'

/** Where a row stands in a run of one author's messages close in time. */
type Place = { isFirst: boolean; isLast: boolean }

export type Row =
  | { kind: 'day'; key: string; at: number }
  | ({ kind: 'message'; key: string; message: Message; mark: 'sent' | 'read' | null } & Place)
  /** isStuck: a try got no answer, of this entry or of one that has to go before it. */
  | ({ kind: 'unsent'; key: string; entry: WrittenEntry; isStuck: boolean } & Place)

/** Milliseconds that part two runs of the same author. */
const runPause = 5 * 60_000

/**
 * @param messages ascending by seq
 * @param entries the outbox's of this conversation, in order
 * @param teamReadSeq how far the team has read
 */
export function rowsOf(messages: Message[], entries: WrittenEntry[], teamReadSeq: number): Row[] {
  const delivered = new Set(messages.map(({ clientId }) => clientId))
  const unsent = entries.filter(({ clientId }) => !delivered.has(clientId))
  const shown = messages.filter(({ isHidden }) => !isHidden)
  const isStuck = unsent.some(({ tries }) => tries > 0)
  const lines = [
    ...shown.map((message) => ({ message, at: message.sentAt, author: authorKey(message) })),
    ...unsent.map((entry) => ({ entry, at: entry.writtenAt, author: 'contact' })),
  ]
  const lastOwn = shown.findLast(({ author }) => author.kind === 'contact')
  // A row of its own would say it under the message that is already followed by an unsent one.
  const marked = unsent.length === 0 ? lastOwn : undefined

  return lines.flatMap((line, index): Row[] => {
    const before = lines[index - 1]
    const after = lines[index + 1]
    const isNewDay = !before || dayOf(before.at) !== dayOf(line.at)
    const place = {
      isFirst: isNewDay || !isOneRun(before, line),
      isLast: !after || dayOf(after.at) !== dayOf(line.at) || !isOneRun(line, after),
    }
    const day: Row[] = isNewDay ? [{ kind: 'day', key: `day ${dayOf(line.at)}`, at: line.at }] : []
    if ('entry' in line)
      return [
        ...day,
        { kind: 'unsent', key: line.entry.clientId, entry: line.entry, isStuck, ...place },
      ]
    const { message } = line
    const mark = message !== marked ? null : message.seq <= teamReadSeq ? 'read' : 'sent'
    return [...day, { kind: 'message', key: message.clientId, message, mark, ...place }]
  })
}

type Line = { at: number; author: string }

function isOneRun(one: Line, next: Line): boolean {
  return one.author === next.author && next.at - one.at < runPause
}

function authorKey({ author }: Message): string {
  return author.kind === 'contact' ? 'contact' : `${author.kind} ${author.id}`
}

/** The day on the customer's own calendar. */
function dayOf(at: number): string {
  return new Date(at).toDateString()
}
