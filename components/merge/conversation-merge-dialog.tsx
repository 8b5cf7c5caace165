'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConversationState } from '#components/conversations/conversation-state.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useContact } from '#lib/contacts/use-contact.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import { useMergeCandidates } from '#lib/merge/use-merge.ts'
import { useConversationMerge } from './use-conversation-merge.ts'

type ConversationMergeDialogProps = {
  conversation: Conversation
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Chooses which conversation of the same person this one goes on in. */
export function ConversationMergeDialog(props: ConversationMergeDialogProps) {
  const { conversation, open, onOpenChange } = props
  const t = useTranslations('merge')
  const say = useReason()
  const db = useSupabase()
  const { data: contact } = useContact(db, conversation.contactId)
  const { data: candidates } = useMergeCandidates(db, contact?.id)
  const { merge } = useConversationMerge()
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const others = candidates?.filter(({ id }) => id !== conversation.id)
  const into = others?.find(({ id }) => id === chosen)

  const run = async () => {
    if (!into) return
    setBusy(true)
    setReason(null)
    const result = await merge(conversation, into)
    setBusy(false)
    if (result.ok) onOpenChange(false)
    else setReason(result.reason)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('conversationTitle', { number: conversation.number })}
      description={t('conversationText')}
      closeLabel={t('cancel')}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button look="primary" busy={isBusy} disabled={!into} onClick={() => void run()}>
            {into ? t('mergeInto', { number: into.number }) : t('merge')}
          </Button>
        </>
      }
    >
      <fieldset className="flex min-w-0 flex-col gap-1 py-3">
        <legend className="sr-only">{t('chooseConversation')}</legend>
        {!others && <Skeleton className="h-24" />}
        {others?.length === 0 && (
          <p className="text-sm text-pretty text-ink-muted">{t('noOthers')}</p>
        )}
        {others?.map((other) => (
          <label
            key={other.id}
            className="flex cursor-pointer items-start gap-2.5 rounded-m border border-line px-3 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-selected"
          >
            <input
              type="radio"
              name="into"
              className="mt-1 accent-(--accent)"
              checked={chosen === other.id}
              onChange={() => setChosen(other.id)}
            />
            <span className="min-w-0 flex-1">
              <span className="flex items-center gap-2 text-xs text-ink-muted">
                <span className="tabular">#{other.number}</span>
                <ConversationState conversation={other} />
                <RelativeTime at={other.lastMessageAt} className="ml-auto shrink-0" />
              </span>
              <span className="block truncate text-sm">{other.preview || '—'}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div role="alert" className="empty:hidden">
        {reason !== null && <Callout tone="danger">{say(reason)}</Callout>}
      </div>
    </Dialog>
  )
}
