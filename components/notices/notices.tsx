'use client'

import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useUnread } from '#lib/notices/use-unread.ts'
import { usePreferences, usePreferencesOfOtherTabs } from '#lib/preferences/use-preferences.ts'
import { useNotices } from './use-notices.ts'
import { useTitleBadge } from './use-title-badge.ts'

/** What calls from a desk that nobody looks at: sounds, notifications, the number in the title. Draws nothing. */
export function Notices({ mentions }: { mentions: number }) {
  const db = useSupabase()
  const { me } = useDirectory()
  const { preferences } = usePreferences(db)
  usePreferencesOfOtherTabs(db, me.id)
  useNotices(preferences)
  const unread = useUnread(db) + mentions
  useTitleBadge(preferences.titleBadge ? unread : 0)
  return null
}
