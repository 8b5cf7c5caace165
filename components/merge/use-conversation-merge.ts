'use client'

import { useTranslations } from 'next-intl'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { useTell } from '#components/conversations/use-tell.ts'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useToast } from '#components/ui/toast.tsx'
import type { Result } from '#lib/kernel/result.ts'
import { useMergeVerbs } from '#lib/merge/use-merge.ts'

type Numbered = { id: string; number: number }

/** Merges and splits conversations, says so with a way back, and goes to where the work goes on. */
export function useConversationMerge() {
  const t = useTranslations('merge')
  const verbs = useMergeVerbs(useSupabase())
  const tell = useTell()
  const { notify } = useToast()
  const { place, go } = useInboxPlace()
  const open = (number: number) =>
    go({ view: place?.view ?? 'all', teamId: place?.teamId ?? null, number })

  const split = (lost: Numbered) =>
    tell(
      () => verbs.splitConversation(lost.id),
      () => {
        notify({ title: t('conversationSplit', { number: lost.number }) })
        open(lost.number)
      },
    )
  return {
    open,
    split,
    /** Closes one into the other; the answer says why not. */
    async merge(lost: Numbered, kept: Numbered): Promise<Result<null>> {
      const result = await verbs.mergeConversations(lost.id, kept.id)
      if (!result.ok) return result
      open(kept.number)
      notify({
        title: t('conversationMerged', { number: lost.number, into: kept.number }),
        action: { label: t('undo'), onClick: () => void split(lost) },
      })
      return result
    },
    tellApart: (one: string, other: string) => tell(() => verbs.tellApart(one, other)),
  }
}
