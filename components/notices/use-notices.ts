'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useGo } from '#components/conversations/use-inbox-place.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { rowInLists } from '#lib/conversations/list-hearing.ts'
import { whoseConversation } from '#lib/conversations/list-queries.ts'
import { clock } from '#lib/kernel/clock.ts'
import { showOnDesktop } from '#lib/notices/desktop.ts'
import type { Notice } from '#lib/notices/news.ts'
import { inOneTab, isLookedAtAnywhere } from '#lib/notices/one-tab.ts'
import { isQuiet } from '#lib/notices/quiet.ts'
import { playSound } from '#lib/notices/sound.ts'
import { useNews } from '#lib/notices/use-news.ts'
import type { Preferences } from '#lib/preferences/preferences.ts'

/** Calls whoever looks elsewhere, in the ways that were chosen: a sound, a notification. One per page. */
export function useNotices(preferences: Preferences): void {
  const t = useTranslations('notices')
  const db = useSupabase()
  const client = useQueryClient()
  const { me, team } = useDirectory()
  const go = useGo()

  const show = async ({ kind, conversationId, row }: Notice) => {
    const known = row ?? rowInLists(client, ({ id }) => id === conversationId)
    const found = known ?? (await whoseConversation(db, conversationId).catch(() => null))
    if (!found) return
    const who = found.contactName ?? t('visitor', { number: found.number })
    const where = team(known?.teamId)?.name ?? ''
    showOnDesktop(
      {
        title: t(`title.${kind}`, { who, team: where }),
        body: preferences.showsText ? (known?.preview ?? '') : t('hidden'),
        tag: conversationId,
      },
      () => go({ view: 'all', teamId: null, number: found.number }),
    )
  }

  const call = (notice: Notice) => {
    const ways = preferences.notices[notice.kind]
    if (isQuiet(preferences.quietHours, clock.now())) return
    if (isLookedAtAnywhere(notice.conversationId, clock.ms())) return
    if (ways.sound) void playSound(preferences.sound, preferences.volume)
    if (ways.desktop && !document.hasFocus()) void show(notice)
  }

  useNews(db, me, (notice) => {
    const { kind, conversationId, row } = notice
    const name = `${kind}:${conversationId}:${row?.lastContactSeq ?? ''}`
    void inOneTab(name, () => call(notice))
  })
}
