'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { useToast } from '#components/ui/toast.tsx'
import { findNumber } from '#lib/conversations/find-number.ts'
import type { Mention } from '#lib/conversations/list-ear.ts'
import { useDirectory } from './directory-provider.tsx'
import { useSupabase } from './supabase-provider.tsx'

/** Tells the member who was mentioned where, with the way there. */
export function useMentionToast(): (mention: Mention) => void {
  const t = useTranslations('desk.mentioned')
  const db = useSupabase()
  const client = useQueryClient()
  const { notify } = useToast()
  const { member } = useDirectory()
  const { place, go } = useInboxPlace()
  return async ({ conversation_id, by }) => {
    const number = await findNumber(db, client, conversation_id).catch(() => null)
    // Withdrawn again, or already open in front of me.
    if (number === null || place?.number === number) return
    notify({
      title: t('title', { name: member(by)?.name ?? '', number }),
      action: { label: t('open'), onClick: () => go({ view: 'mentions', teamId: null, number }) },
    })
  }
}
