'use client'

import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PlaceLink } from '#components/conversations/place-link.tsx'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button, buttonStyle } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { mayI } from '#lib/members/member.ts'
import { useMergedConversation } from '#lib/merge/use-merge.ts'
import { MergedLines } from './merged-lines.tsx'
import { useConversationMerge } from './use-conversation-merge.ts'

/**
 * A conversation that was merged into this one, folded; nothing where the reader does not see it.
 *
 * @param id of the merged conversation
 */
export function MergedBlock({ id }: { id: string }) {
  const t = useTranslations('merge')
  const { me } = useDirectory()
  const { place } = useInboxPlace()
  const { data: merged } = useMergedConversation(useSupabase(), id)
  const { split } = useConversationMerge()
  const [isOpen, setOpen] = useState(false)
  if (!merged?.isMerged) return null
  return (
    <div className="mx-auto mt-2 w-full max-w-xl rounded-l border border-line bg-sunken text-left text-sm">
      <div className="flex flex-wrap items-center gap-1 p-1.5">
        <Button
          size="s"
          look="quiet"
          aria-expanded={isOpen}
          className={buttonStyle({
            look: 'quiet',
            size: 's',
            className: 'min-w-0 flex-1 justify-start',
          })}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight
            aria-hidden
            className={classNames('transition-transform duration-(--quick)', isOpen && 'rotate-90')}
          />
          <span className="truncate">
            {t('mergedHere', { number: merged.number, count: merged.lastSeq })}
          </span>
        </Button>
        <PlaceLink
          to={{
            view: place?.view ?? 'all',
            teamId: place?.teamId ?? null,
            number: merged.number,
          }}
          className={buttonStyle({ look: 'quiet', size: 's' })}
        >
          {t('openOther', { number: merged.number })}
        </PlaceLink>
        {mayI(me, 'merge') && (
          <Button size="s" look="quiet" onClick={() => void split({ id, number: merged.number })}>
            {t('split')}
          </Button>
        )}
      </div>
      {isOpen && <MergedLines id={id} number={merged.number} />}
    </div>
  )
}
