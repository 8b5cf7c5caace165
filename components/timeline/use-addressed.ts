'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useAddress } from '#components/desk/use-address.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { positionOfMessage } from '#lib/conversations/find-queries.ts'

/**
 * The message that the address names: `?m=<seq>`, or `?p=<position>` for a note or an event. Opened by a
 * link, or out of a search.
 */
export function useAddressed(conversationId: string, jump: (position: number) => Promise<boolean>) {
  const t = useTranslations('find')
  const db = useSupabase()
  const { notify } = useToast()
  const params = new URLSearchParams(useAddress().split('?', 2)[1])
  const seq = numberIn(params.get('m'))
  const position = numberIn(params.get('p'))
  const open = useEffectEvent(async (isWanted: () => boolean) => {
    try {
      const place = seq === null ? position : await positionOfMessage(db, conversationId, seq)
      if (!isWanted()) return
      if (place === null) return notify({ title: t('notFound'), important: true })
      if (!(await jump(place)) && isWanted()) notify({ title: t('notLoaded'), important: true })
    } catch {
      if (isWanted()) notify({ title: t('notLoaded'), important: true })
    }
  })
  useEffect(() => {
    if (seq === null && position === null) return
    let isWanted = true
    void open(() => isWanted)
    return () => void (isWanted = false)
  }, [conversationId, seq, position])
  return seq !== null || position !== null
}

function numberIn(word: string | null): number | null {
  return word !== null && /^[1-9]\d{0,14}$/.test(word) ? Number(word) : null
}
