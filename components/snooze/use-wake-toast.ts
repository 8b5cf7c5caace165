'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { placeNow, useGo } from '#components/conversations/use-inbox-place.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import { rowInLists } from '#lib/conversations/list-hearing.ts'
import { whoseConversation } from '#lib/conversations/list-queries.ts'
import { useWoken } from '#lib/snooze/use-woken.ts'

const reasons = ['time', 'customer_wrote', 'note_written', 'colleague_replied', 'by_hand'] as const

/** Tells whoever had or snoozed a conversation that it woke and why, with the way in. */
export function useWakeToast(): void {
  const t = useTranslations('snooze.woke')
  const db = useSupabase()
  const client = useQueryClient()
  const { notify } = useToast()
  const { me, member } = useDirectory()
  const go = useGo()
  const isViewing = useViewing() !== null
  useWoken(
    db,
    isViewing ? null : me.id,
    async ({ conversation_id: id, reason, by, restored_to: to }) => {
      const known = rowInLists(client, (row) => row.id === id)
      const found = known ?? (await whoseConversation(db, id).catch(() => null))
      // Out of sight by now, or open in front of me.
      if (!found || placeNow()?.number === found.number) return
      const { number, contactName: name } = found
      const why = reasons.find((known) => known === reason) ?? 'back_office'
      const says = t(`why.${why}`, { member: member(by)?.name ?? '' })
      notify({
        title: name ? t('title', { name, number }) : t('titleOfVisitor', { number }),
        description: to === 'queue' ? t('inQueue', { says }) : says,
        action: { label: t('open'), onClick: () => go({ view: 'all', teamId: null, number }) },
      })
    },
  )
}
