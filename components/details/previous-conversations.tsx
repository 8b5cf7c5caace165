'use client'

import { useTranslations } from 'next-intl'
import { ConversationLine } from '#components/conversations/conversation-line.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useConversationsOfContact } from '#lib/conversations/use-conversation-facts.ts'

/** The person's other conversations, as far as the reader may see them. */
export function PreviousConversations({
  person,
  except,
}: {
  /** Id of the contact that stands for the person; undefined until it is known. */
  person: string | undefined
  /** The one that is open. */
  except?: string
}) {
  const t = useTranslations('details')
  const { data } = useConversationsOfContact(useSupabase(), person)
  const others = data?.filter(({ id }) => id !== except)
  return (
    <section>
      <h3 className="pb-1.5 text-xs font-medium text-ink-faint">{t('previous')}</h3>
      {!others && <Skeleton className="h-12" />}
      {others?.length === 0 && <p className="text-sm text-ink-faint">{t('noPrevious')}</p>}
      <ul className="-mx-2 flex flex-col">
        {others?.map((other) => (
          <li key={other.id}>
            <ConversationLine conversation={other} />
          </li>
        ))}
      </ul>
    </section>
  )
}
