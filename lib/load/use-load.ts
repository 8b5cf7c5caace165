'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { topicsKey } from '#lib/conversations/list-ear.ts'
import { myTopics } from '#lib/conversations/list-queries.ts'
import type { Availability } from '#lib/members/member.ts'
import { joinChannel } from '#lib/realtime/channel.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { give, setMemberAvailability } from './commands.ts'
import type { AgentLoad, LoadOverview, TeamLoad } from './load.ts'
import { loadOverview, loadTrend, openAlerts, openWith, waitingIn } from './queries.ts'

const key = ['load'] as const

/** Milliseconds after which the load is asked for anyway: availability and waits change without a word. */
const anyway = 15_000

/** The live load of the teams in my scope. */
export function useLoad(db: Supabase, first: LoadOverview) {
  return useQuery({
    queryKey: [...key, 'overview'],
    queryFn: () => loadOverview(db),
    initialData: first,
    initialDataUpdatedAt: Date.parse(first.at),
    refetchInterval: anyway,
  })
}

/** A day's steps; the present day grows by itself. */
export function useTrend(db: Supabase, team: string | null, day: string, zone: string) {
  return useQuery({
    queryKey: [...key, 'trend', team, day, zone],
    queryFn: () => loadTrend(db, team, day, zone),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  })
}

/** Who waits in a team. Asked for again whenever the overview says that it is another queue. */
export function useWaiting(db: Supabase, { id, waiting, oldestSince }: TeamLoad) {
  return useQuery({
    queryKey: [...key, 'waiting', id, waiting, oldestSince],
    queryFn: () => waitingIn(db, id),
    refetchInterval: anyway,
    placeholderData: (before) => before,
  })
}

/** What an agent has open. Asked for again whenever the overview says that it is more or less. */
export function useOpenWith(db: Supabase, { id, open }: AgentLoad) {
  return useQuery({
    queryKey: [...key, 'open', id, open],
    queryFn: () => openWith(db, id),
    refetchInterval: anyway,
    placeholderData: (before) => before,
  })
}

/** What a supervisor does about the load; what it changed is on the screen when it is done. */
export function useLoadVerbs(db: Supabase) {
  const client = useQueryClient()
  const then = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const result = await answer
    await client.invalidateQueries({ queryKey: key })
    return result
  }
  return {
    give: (conversation: string, member: string) => then(give(db, conversation, member)),
    setAvailability: (member: string, availability: Availability) =>
      then(setMemberAvailability(db, member, availability)),
  }
}

/** One at a time, and once more at the end where it was wanted meanwhile: what is heard last is not lost. */
function patiently(ask: () => Promise<void>): () => void {
  let isAsking = false
  let isWanted = false
  const go = async () => {
    isAsking = true
    do {
      isWanted = false
      await ask()
    } while (isWanted)
    isAsking = false
  }
  return () => {
    isWanted = true
    if (!isAsking) void go()
  }
}

/** How many alerts are open; `onRaised` when another one is. */
export function useLoadAlerts(db: Supabase, onRaised: () => void): number {
  const client = useQueryClient()
  const { data: topics } = useQuery({ queryKey: topicsKey, queryFn: () => myTopics(db) })
  const { data: alerts = 0 } = useQuery({
    queryKey: [...key, 'alerts'],
    queryFn: () => openAlerts(db),
    refetchInterval: 60_000,
  })
  const tell = useEffectEvent(onRaised)
  const topic = topics?.load ?? null
  useEffect(() => {
    if (topic === null) return
    const again = patiently(() =>
      // A day's steps come once a minute, whatever happens.
      client.invalidateQueries({
        queryKey: key,
        predicate: ({ queryKey }) => queryKey[1] !== 'trend',
      }),
    )
    const channel = joinChannel(db.realtime, topic, {
      onEvent: (event, payload) => {
        again()
        const isRaised =
          event === 'alert' && (payload as { cleared_at: string | null }).cleared_at === null
        if (isRaised) tell()
      },
      onCatchUp: again,
    })
    return () => channel.leave()
  }, [client, db, topic])
  return alerts
}
