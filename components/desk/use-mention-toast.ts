'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { placeNow, useGo } from '#components/conversations/use-inbox-place.ts'
import { useToast } from '#components/ui/toast.tsx'
import { findNumber } from '#lib/conversations/find-number.ts'
import type { Mention } from '#lib/conversations/list-ear.ts'
import { useDirectory } from './directory-provider.tsx'
import { useSupabase } from './supabase-provider.tsx'

/** Milliseconds after which a conversation that is not there yet is looked for once more. */
const secondLook = 500

/** Tells the member who was mentioned where, with the way there. */
export function useMentionToast(): (mention: Mention) => void {
  const t = useTranslations('desk.mentioned')
  const db = useSupabase()
  const client = useQueryClient()
  const { notify } = useToast()
  const { member } = useDirectory()
  const go = useGo()
  return async ({ conversation_id, by }) => {
    const find = () => findNumber(db, client, conversation_id).catch(() => null)
    // Realtime reads the log: its word may come a moment before the table shows it.
    const number = (await find()) ?? (await pause(secondLook).then(find))
    // Withdrawn again, or already open in front of me.
    if (number === null || placeNow()?.number === number) return
    notify({
      title: t('title', { name: member(by)?.name ?? '', number }),
      action: { label: t('open'), onClick: () => go({ view: 'mentions', teamId: null, number }) },
    })
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
