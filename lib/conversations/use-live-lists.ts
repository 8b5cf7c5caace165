'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { directoryKey } from '#lib/members/use-directory-query.ts'
import { joinChannel } from '#lib/realtime/channel.ts'
import { parseTopic, type TopicName } from '#lib/realtime/topics.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { conversationFromRow, type ConversationRow } from './conversation.ts'
import { createDebounce } from './debounce.ts'
import type { Onlooker } from './list.ts'
import { countsKey, listsKey, rowInLists, tellLists } from './list-hearing.ts'
import { conversationNumber, myTopics, readSeqOf, type MyTopics } from './list-queries.ts'
import { forgetTimeline, forgetTimelines } from './timeline-cache.ts'
import { lookForMissing } from './use-conversation-id.ts'

const topicsKey = ['my-topics'] as const

/** Milliseconds: joins are gathered into one comparison; counts wait for a lull, but not for ever. */
const comparisonPause = { quiet: 60, atMost: 500 }
const countPause = { quiet: 400, atMost: 1_500 }
/** A socket that is back at once is nobody's business. */
const patience = 2_500

/** Somebody (a member's id) named me in a note of a conversation. */
export type Mention = { conversation_id: string; by: string }

type Heard = {
  onMentioned: (mention: Mention) => void
  /** What I may see has changed; everything is being asked for again. */
  onAccessChanged: () => void
}

/**
 * Keeps every loaded list and the counts current: joins the topics of what I see, applies what they say,
 * and compares with the table whenever something may have been missed.
 *
 * @returns whether the desk is cut off from news
 */
export function useLiveLists(
  db: Supabase,
  me: Onlooker,
  initialTopics: MyTopics,
  { onMentioned, onAccessChanged }: Heard,
): boolean {
  const client = useQueryClient()
  const { data: topics } = useQuery({
    queryKey: topicsKey,
    queryFn: () => myTopics(db),
    initialData: initialTopics,
    staleTime: Infinity,
  })
  const names = useMemo(() => [topics.member, ...topics.lists], [topics])
  const known = useRef(topics)
  useEffect(() => {
    if (known.current === topics) return
    known.current = topics
    // Other names without a word of it: what said that access had changed was missed.
    void client.invalidateQueries({ queryKey: directoryKey }, { cancelRefetch: false })
  }, [client, topics])
  const latest = useRef(me)
  useEffect(() => {
    latest.current = me
  }, [me])
  const tellMention = useEffectEvent(onMentioned)
  const tellAccess = useEffectEvent(onAccessChanged)
  const [away, setAway] = useState<ReadonlySet<TopicName>>(new Set())

  useEffect(() => {
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
      tellLists(
        client,
        { type: 'conversation', row: conversation, readSeq: before?.myReadSeq },
        latest.current,
      )
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
      const seq = await readSeqOf(db, id, latest.current.id).catch(() => 0)
      tellLists(client, { type: 'read', id, seq }, latest.current)
    }

    const hearLeft = async (id: string, topic: TopicName) => {
      const team = parseTopic(topic)
      const from =
        team?.kind === 'team' || team?.kind === 'unassigned'
          ? ({ kind: 'team', teamId: team.subject } as const)
          : ({ kind: 'member' } as const)
      const wasListed = rowInLists(client, (row) => row.id === id) !== undefined
      tellLists(client, { type: 'left', id, from }, latest.current)
      forgetTimeline(latest.current.id, id)
      recount.ask()
      // A mention may show it all the same; that, only the table knows.
      if (!wasListed || latest.current.seesAll) return
      const number = await conversationNumber(db, id).catch(() => null)
      if (number !== null) compare.ask()
    }

    const hearAccess = () => {
      tellAccess()
      tellLists(client, { type: 'access' }, latest.current)
      forgetTimelines()
      // What is not on the screen would be there for a moment before it is asked for again.
      client.removeQueries({ type: 'inactive' })
      void client.invalidateQueries()
    }

    const hear = (topic: TopicName, event: string, payload: unknown) => {
      switch (event) {
        case 'conversation':
          return hearConversation((payload as { row: ConversationRow }).row)
        case 'conversation_left':
          return void hearLeft((payload as { id: string }).id, topic)
        case 'mentioned':
          tellMention(payload as Mention)
          // A mention opens a conversation that no list topic tells about.
          lookForMissing(client)
          return compare.ask()
        case 'access_changed':
          return hearAccess()
      }
    }

    const channels = names.map((topic) =>
      joinChannel(db.realtime, topic, {
        onEvent: (event, payload) => hear(topic, event, payload),
        onCatchUp: (reason) => {
          // The name may have moved on without us.
          if (reason === 'refused') ask(topicsKey)
          compare.ask()
        },
        onStatus: (status) =>
          setAway((before) => {
            if (before.has(topic) === (status === 'away')) return before
            const after = new Set(before)
            if (status === 'away') after.add(topic)
            else after.delete(topic)
            return after
          }),
      }),
    )
    return () => {
      for (const channel of channels) channel.leave()
      recount.cancel()
      compare.cancel()
      setAway(new Set())
    }
  }, [client, db, names])

  return useLasting(away.size > 0, patience)
}

/** True once something has been true for so many milliseconds. */
function useLasting(isSo: boolean, milliseconds: number): boolean {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!isSo) return
    const timer = setTimeout(() => setLasts(true), milliseconds)
    return () => {
      clearTimeout(timer)
      setLasts(false)
    }
  }, [isSo, milliseconds])
  return isSo && lasts
}
