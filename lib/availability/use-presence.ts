'use client'

import { skipToken, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { clock } from '#lib/kernel/clock.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Availability } from '#lib/members/member.ts'
import { joinChannel } from '#lib/realtime/channel.ts'
import { watchWake } from '#lib/realtime/wake.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { isAutomatic, type Presence, type Reachability } from './availability.ts'
import { bePresent, setAvailability } from './commands.ts'
import { createHeartbeat } from './heartbeat.ts'
import { sharedPulse } from './shared-pulse.ts'

const presenceKey = ['presence'] as const

/** How one stands; undefined until the desk has said for the first time that it is open. */
export function usePresence(): Presence | undefined {
  return useQuery<Presence>({ queryKey: presenceKey, queryFn: skipToken, staleTime: Infinity }).data
}

/** Says that the desk is open for as long as this runs, and keeps how one stands current. One per tab. */
export function useHeartbeat(db: Supabase, memberId: string, isOn: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!isOn) return
    const learn = (presence: Presence) => client.setQueryData(presenceKey, presence)
    const pulse = sharedPulse(memberId, learn)
    const heartbeat = createHeartbeat({
      async beat(isIdle) {
        const presence = await bePresent(db, isIdle)
        learn(presence)
        pulse.write({ presence })
      },
      pulse,
      now: clock.ms,
      isAwayByItself: () => isAutomatic(presenceIn(client) ?? { source: 'self' }),
    })
    const channel = joinChannel(db.realtime, `member:${memberId}`, {
      onEvent: (event, payload) => {
        if (event === 'availability') change(client, payload as Reachability)
      },
    })
    const stopWaking = watchWake((reason) => {
      if (reason === 'interval') return
      if (reason === 'visible') heartbeat.touched()
      void heartbeat.beatNow()
    })
    const stopWatching = watchTouches(heartbeat.touched)
    heartbeat.start()
    return () => {
      heartbeat.stop()
      stopWaking()
      stopWatching()
      channel.leave()
      pulse.close()
    }
  }, [client, db, memberId, isOn])
}

/** Gives `choose(availability)`: shown at once, taken back where it is refused. */
export function useChooseAvailability(db: Supabase) {
  const client = useQueryClient()
  return async (availability: Availability): Promise<Result<unknown>> => {
    const before = presenceIn(client)
    change(client, { availability, source: 'self', since: clock.now().toISOString() })
    const result = await setAvailability(db, availability)
    if (!result.ok && before) change(client, before)
    return result
  }
}

function presenceIn(client: QueryClient): Presence | undefined {
  return client.getQueryData<Presence>(presenceKey)
}

function change(client: QueryClient, { availability, source, since }: Reachability): void {
  client.setQueryData<Presence>(presenceKey, (known) => ({
    ...(known ?? { capacity: 0, open: 0 }),
    availability,
    source,
    since,
  }))
}

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

function watchTouches(onTouch: () => void): () => void {
  const options = { capture: true, passive: true }
  for (const touch of touches) addEventListener(touch, onTouch, options)
  return () => {
    for (const touch of touches) removeEventListener(touch, onTouch, options)
  }
}
