'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { SimilarConversation } from '#lib/merge/candidate.ts'
import { useMergeVerbs } from '#lib/merge/use-merge.ts'

type SimilarContactsProps = {
  conversation: Conversation
  similar: SimilarConversation
  /** They are one person now. */
  onMerged: () => void
  onClose: () => void
}

/** Asks whether two who are likely the same are: only then their conversations can be one. */
export function SimilarContacts(props: SimilarContactsProps) {
  const { conversation, similar } = props
  const t = useTranslations('merge')
  const say = useReason()
  const verbs = useMergeVerbs(useSupabase())
  const [reason, setReason] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    let result = await verbs.mergeContacts(conversation.contactId, similar.contactId)
    // Whoever is vouched for stands for both.
    if (!result.ok && result.reason === 'contact_verified')
      result = await verbs.mergeContacts(similar.contactId, conversation.contactId)
    setBusy(false)
    if (!result.ok) return setReason(result.reason)
    props.onClose()
    props.onMerged()
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      title={t('samePersonTitle')}
      description={t('samePersonText', {
        one: conversation.contactName ?? t('visitor'),
        other: similar.contactName ?? t('visitor'),
      })}
      confirmLabel={t('mergeBoth')}
      cancelLabel={t('cancel')}
      closeLabel={t('cancel')}
      busy={isBusy}
      problem={reason === null ? undefined : say(reason)}
      onConfirm={() => void run()}
    />
  )
}
