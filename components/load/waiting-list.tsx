'use client'

import { useTranslations } from 'next-intl'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import type { TeamLoad } from '#lib/load/load.ts'
import { useWaiting } from '#lib/load/use-load.ts'
import { LoadedConversations } from './loaded-conversations.tsx'

/** Who waits in a team, in the order of the queue. */
export function WaitingList({ team }: { team: TeamLoad }) {
  const t = useTranslations('load')
  const { data } = useWaiting(useSupabase(), team)
  return (
    <section aria-label={t('queue')} className="bg-surface px-4 py-3">
      <h3 className="pb-2 text-xs font-medium text-ink-faint">{t('queue')}</h3>
      <LoadedConversations
        label={t('queue')}
        conversations={data}
        team={team}
        none={t('nobodyWaits')}
      />
      {data && team.waiting > data.length && (
        <p className="pt-2 text-xs text-ink-faint">
          {t('more', { count: team.waiting - data.length })}
        </p>
      )}
    </section>
  )
}
