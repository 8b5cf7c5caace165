'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { createDebounce } from '#lib/conversations/debounce.ts'
import { joinChannel } from '#lib/realtime/channel.ts'
import type { TopicName } from '#lib/realtime/topics.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { directoryKey } from './use-directory-query.ts'

/** Milliseconds: desks that heard the same word do not all ask at once. */
const spread = { least: 50, most: 400 }

/**
 * Asks for roles, people and teams again when one of them was made, renamed or removed. What changes
 * access is heard by useLiveLists.
 */
export function useLiveDirectory(db: Supabase, topic: TopicName): void {
  const client = useQueryClient()
  useEffect(() => {
    const quiet = spread.least + Math.random() * (spread.most - spread.least)
    const again = createDebounce(() => void client.invalidateQueries({ queryKey: directoryKey }), {
      quiet,
      atMost: 1_000,
    })
    // The page came with a fresh one.
    let isFresh = true
    const channel = joinChannel(db.realtime, topic, {
      onCatchUp: (reason) => {
        if (reason !== 'joined') return
        if (!isFresh) again.ask()
        isFresh = false
      },
      onEvent: (event) => {
        if (event === 'directory_changed') again.ask()
      },
    })
    return () => {
      channel.leave()
      again.cancel()
    }
  }, [client, db, topic])
}
