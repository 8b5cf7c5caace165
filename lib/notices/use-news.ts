'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { ConversationList } from '#lib/conversations/list.ts'
import { hearLists, listsKey } from '#lib/conversations/list-hearing.ts'
import { clock } from '#lib/kernel/clock.ts'
import { joinChannel } from '#lib/realtime/channel.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { createNews, type Listener, type Notice } from './news.ts'

const told = { assigned: 'assigned', mentioned: 'mentioned', woken: 'woken' } as const

/** Hears everything that calls this member. */
export function useNews(db: Supabase, me: Listener, onNotice: (notice: Notice) => void): void {
  const client = useQueryClient()
  const tell = useEffectEvent(onNotice)
  const hear = useEffectEvent(
    (news: ReturnType<typeof createNews>, row: Parameters<typeof news.hear>[0]) =>
      news.hear(row, me),
  )
  useEffect(() => {
    const news = createNews(clock.ms)
    for (const [, list] of client.getQueriesData<ConversationList>({ queryKey: listsKey }))
      news.knows(list?.rows ?? [])
    const stop = hearLists((event) => {
      if (event.type !== 'conversation') return
      const notice = hear(news, event.row)
      if (notice) tell(notice)
    })
    const channel = joinChannel(db.realtime, `member:${me.id}`, {
      onEvent: (event, payload) => {
        const kind = told[event as keyof typeof told]
        if (!kind) return
        const { conversation_id: conversationId } = payload as { conversation_id: string }
        tell({ kind, conversationId, row: null })
      },
    })
    return () => {
      stop()
      channel.leave()
    }
  }, [client, db, me.id])
}
