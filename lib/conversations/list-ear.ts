import type { QueryClient } from '@tanstack/react-query'
import type { WakeReason } from '#lib/realtime/wake.ts'
import { parseTopic, type TopicName } from '#lib/realtime/topics.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { conversationFromRow, type ConversationRow } from './conversation.ts'
import { createDebounce } from './debounce.ts'
import type { Onlooker } from './list.ts'
import { countsKey, listsKey, rowInLists, tellLists } from './list-hearing.ts'
import { conversationNumber, readSeqOf } from './list-queries.ts'
import { forgetTimeline, forgetTimelines } from './timeline-cache.ts'
import { lookForMissing } from './use-conversation-id.ts'

export const topicsKey = ['my-topics'] as const

/** Milliseconds: joins are gathered into one comparison; counts wait for a lull, but not for ever. */
const comparisonPause = { quiet: 60, atMost: 500 }
const countPause = { quiet: 400, atMost: 1_500 }
/**
 * Realtime reads the log, so its word may come a moment before other statements see what it tells of: what
 * decides about sight is looked at once more.
 */
const secondLook = { quiet: 500, atMost: 1_000 }

/** Somebody (a member's id) named me in a note of a conversation. */
export type Mention = { conversation_id: string; by: string }

type ListEarOptions = {
  client: QueryClient
  db: Supabase
  me: () => Onlooker
  onMentioned: (mention: Mention) => void
  /** What I may see has changed; everything is being asked for again. */
  onAccessChanged: () => void
}

export type ListEar = ReturnType<typeof createListEar>

/** What the broadcasts of the list topics do to the lists, the counts and what else is known. Free of React. */
export function createListEar({ client, db, me, onMentioned, onAccessChanged }: ListEarOptions) {
  const ask = (...keys: (readonly string[])[]) => {
    for (const queryKey of keys) void client.invalidateQueries({ queryKey })
  }
  const recount = createDebounce(() => ask(countsKey), countPause)
  // The topics, too: what said that access had changed may be what was missed.
  const compare = createDebounce(() => ask(topicsKey, listsKey, countsKey), comparisonPause)

  const hearConversation = (row: ConversationRow) => {
    const conversation = conversationFromRow(row)
    lookForMissing(client, conversation)
    const before = rowInLists(client, ({ id }) => id === row.id)
    tellLists(client, { type: 'conversation', row: conversation, readSeq: before?.myReadSeq }, me())
    const changesCounts =
      !before ||
      before.status !== conversation.status ||
      before.assigneeId !== conversation.assigneeId ||
      before.teamId !== conversation.teamId
    if (changesCounts) recount.ask()
    const isNewHere = !before && rowInLists(client, ({ id }) => id === row.id) !== undefined
    if (isNewHere) void learnReadMark(row.id)
  }

  // A broadcast goes to many, so it cannot say how far I have read.
  const learnReadMark = async (id: string) => {
    const seq = await readSeqOf(db, id, me().id).catch(() => 0)
    tellLists(client, { type: 'read', id, seq }, me())
  }

  const hearLeft = async (id: string, topic: TopicName) => {
    const team = parseTopic(topic)
    const from =
      team?.kind === 'team' || team?.kind === 'unassigned'
        ? ({ kind: 'team', teamId: team.subject } as const)
        : ({ kind: 'member' } as const)
    const wasListed = rowInLists(client, (row) => row.id === id) !== undefined
    tellLists(client, { type: 'left', id, from }, me())
    forgetTimeline(me().id, id)
    recount.ask()
    // A mention may show it all the same; that, only the table knows.
    if (!wasListed || me().seesAll) return
    const number = await conversationNumber(db, id).catch(() => null)
    if (number !== null) compare.ask()
  }

  const look = () => {
    tellLists(client, { type: 'access' }, me())
    forgetTimelines()
    // What is not on the screen would be there for a moment before it is asked for again.
    client.removeQueries({ type: 'inactive' })
    void client.invalidateQueries()
  }
  const lookAgain = createDebounce(look, secondLook)
  const compareAgain = createDebounce(() => {
    lookForMissing(client)
    compare.ask()
  }, secondLook)

  const hearAccess = () => {
    onAccessChanged()
    look()
    lookAgain.ask()
  }

  const hear = (topic: TopicName, event: string, payload: unknown) => {
    switch (event) {
      case 'conversation':
        return hearConversation((payload as { row: ConversationRow }).row)
      case 'conversation_left':
        return void hearLeft((payload as { id: string }).id, topic)
      case 'mentioned':
        onMentioned(payload as Mention)
        // A mention opens a conversation that no list topic tells about.
        lookForMissing(client)
        compareAgain.ask()
        return compare.ask()
      case 'access_changed':
        return hearAccess()
    }
  }

  return {
    hear,
    /** Something may have been missed. */
    catchUp(reason: 'joined' | 'refused' | WakeReason): void {
      // The name may have moved on without us.
      if (reason === 'refused') ask(topicsKey)
      compare.ask()
    },
    stop(): void {
      recount.cancel()
      compare.cancel()
      lookAgain.cancel()
      compareAgain.cancel()
    },
  }
}
