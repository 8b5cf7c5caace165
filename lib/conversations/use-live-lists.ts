'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { directoryKey } from '#lib/members/use-directory-query.ts'
import { joinChannel } from '#lib/realtime/channel.ts'
import type { TopicName } from '#lib/realtime/topics.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import type { Onlooker } from './list.ts'
import { createListEar, topicsKey, type ListEar, type Mention } from './list-ear.ts'
import { myTopics, type MyTopics } from './list-queries.ts'

/** A socket that is back at once is nobody's business. */
const patience = 2_500

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

  // Outlives the topics: what it puts off concerns those that come.
  const ear = useRef<ListEar>(null)
  useEffect(() => {
    const mine = createListEar({
      client,
      db,
      me: () => latest.current,
      onMentioned: tellMention,
      onAccessChanged: tellAccess,
    })
    ear.current = mine
    return mine.stop
  }, [client, db])

  useEffect(() => {
    const channels = names.map((topic) =>
      joinChannel(db.realtime, topic, {
        onEvent: (event, payload) => ear.current?.hear(topic, event, payload),
        onCatchUp: (reason) => ear.current?.catchUp(reason),
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
      setAway(new Set())
    }
  }, [db, names])

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
