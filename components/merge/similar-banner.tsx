'use client'

import { Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { PlaceLink } from '#components/conversations/place-link.tsx'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { useTell } from '#components/conversations/use-tell.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button, buttonStyle } from '#components/ui/button.tsx'
import { patiently } from '#components/ui/patiently.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'
import { useSimilarConversation } from '#lib/merge/use-merge.ts'
import { useConversationMerge } from './use-conversation-merge.ts'

const SimilarContacts = lazy(
  patiently(() =>
    import('./similar-contacts.tsx').then((module) => ({ default: module.SimilarContacts })),
  ),
)

/** Says quietly that another conversation seems to be about the same; nothing where none does. */
export function SimilarBanner({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('merge')
  const { me } = useDirectory()
  const { place } = useInboxPlace()
  const { merge, tellApart } = useConversationMerge()
  const tell = useTell()
  const [isAsking, setAsking] = useState(false)
  const isWanted =
    mayI(me, 'merge') && conversation.status !== 'closed' && conversation.mergedIntoId === null
  const similar = useSimilarConversation(useSupabase(), conversation.id, isWanted)
  if (!similar || !isWanted) return null
  const isSamePerson = similar.why === 'same_person'
  const to = {
    view: place?.view ?? ('all' as const),
    teamId: place?.teamId ?? null,
    number: similar.number,
  }
  // The younger one goes on in the older one: there the customer began.
  const [lost, kept] =
    similar.number < conversation.number ? [conversation, similar] : [similar, conversation]
  return (
    <aside
      aria-label={t('similarLabel')}
      className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-sunken px-4 py-1.5 text-sm text-ink-muted"
    >
      <Copy aria-hidden className="size-4 shrink-0 text-ink-faint max-sm:hidden" />
      <p className="min-w-40 flex-1 truncate" title={similar.preview}>
        {t(`similar.${similar.why}`, { number: similar.number })}
      </p>
      <PlaceLink to={to} className={buttonStyle({ look: 'quiet', size: 's' })}>
        {t('compare')}
      </PlaceLink>
      <Button
        size="s"
        onClick={() => (isSamePerson ? void tell(() => merge(lost, kept)) : setAsking(true))}
      >
        {t('merge')}
      </Button>
      <Button size="s" look="quiet" onClick={() => void tellApart(conversation.id, similar.id)}>
        {t('notSame')}
      </Button>
      {isAsking && (
        <Suspense fallback={null}>
          <SimilarContacts
            conversation={conversation}
            similar={similar}
            onMerged={() => void tell(() => merge(lost, kept))}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </aside>
  )
}
