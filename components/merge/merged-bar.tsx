'use client'

import { Merge } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { PlaceLink } from '#components/conversations/place-link.tsx'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button, buttonStyle } from '#components/ui/button.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'
import { useMergedConversation } from '#lib/merge/use-merge.ts'
import { useConversationMerge } from './use-conversation-merge.ts'

/** Where the field of a merged conversation would stand: it goes on elsewhere, and can be taken out again. */
export function MergedBar({ conversation, into }: { conversation: Conversation; into: string }) {
  const t = useTranslations('merge')
  const { me } = useDirectory()
  const { place } = useInboxPlace()
  const { data: target } = useMergedConversation(useSupabase(), into)
  const { split } = useConversationMerge()
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line bg-sunken px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] text-sm">
      <Merge aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <p className="min-w-40 flex-1 text-pretty text-ink-muted">
        {target ? t('mergedInto', { number: target.number }) : t('mergedElsewhere')}
      </p>
      {mayI(me, 'merge') && target && (
        <Button size="s" look="quiet" onClick={() => void split(conversation)}>
          {t('split')}
        </Button>
      )}
      {target && (
        <PlaceLink
          to={{
            view: place?.view ?? 'all',
            teamId: place?.teamId ?? null,
            number: target.number,
          }}
          className={buttonStyle({ look: 'primary', size: 's' })}
        >
          {t('openOther', { number: target.number })}
        </PlaceLink>
      )}
    </div>
  )
}
