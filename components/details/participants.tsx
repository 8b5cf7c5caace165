'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import type { Participant } from '#lib/conversations/participant.ts'
import { useParticipants } from '#lib/conversations/use-conversation-facts.ts'

type ParticipantsProps = {
  conversationId: string
  /** Position of the newest event that a member made. */
  asOf: number
  /** Ids of members who have it open now. */
  viewers: readonly string[]
}

/** Members who had to do with a conversation: replied, wrote notes, were named, looked. */
export function Participants({ conversationId, asOf, viewers }: ParticipantsProps) {
  const t = useTranslations('details.participants')
  const { me, member } = useDirectory()
  const format = useFormatter()
  const { data } = useParticipants(useSupabase(), conversationId, asOf)
  if (!data || data.length === 0) return null
  const didWhat = (who: Participant) =>
    format.list([
      ...(viewers.includes(who.memberId) ? [t('looks')] : []),
      ...(who.replied ? [t('replied')] : []),
      ...(who.noted ? [t('noted')] : []),
      ...(who.mentioned ? [t('mentioned')] : []),
      ...(!who.replied && !who.noted && !who.mentioned && !viewers.includes(who.memberId)
        ? [t('looked')]
        : []),
    ])
  return (
    <section>
      <h3 className="pb-1.5 text-xs font-medium text-ink-faint">{t('title')}</h3>
      <ul className="flex flex-col gap-1.5">
        {data.map((who) => {
          const known = member(who.memberId)
          return (
            <li key={who.memberId} className="flex items-center gap-2 text-sm">
              <Avatar
                name={known?.name ?? null}
                src={known?.avatarUrl}
                seed={who.memberId}
                size="s"
              />
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  {who.memberId === me.id ? t('you') : (known?.name ?? t('formerMember'))}
                </span>
                <span className="block truncate text-xs text-ink-faint">{didWhat(who)}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
