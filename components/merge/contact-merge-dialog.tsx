'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useTell } from '#components/conversations/use-tell.ts'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { isVerified, type Contact, type ContactMention } from '#lib/contacts/contact.ts'
import { useContactsLike } from '#lib/contacts/use-contacts-like.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import { useMergeVerbs } from '#lib/merge/use-merge.ts'

type ContactMergeDialogProps = {
  contact: Contact
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Finds the other contact of the same person, and says who of the two stands for both. */
export function ContactMergeDialog({ contact, open, onOpenChange }: ContactMergeDialogProps) {
  const t = useTranslations('merge')
  const say = useReason()
  const verbs = useMergeVerbs(useSupabase())
  const tell = useTell()
  const { notify } = useToast()
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const [other, setOther] = useState<ContactMention | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const found = useContactsLike(useSupabase(), words)?.filter(({ id }) => id !== contact.id)
  const myName = contact.name ?? contact.email ?? t('visitor')
  const otherName = other && (other.name ?? other.email ?? other.phone ?? t('visitor'))

  /** A verified contact is never merged into one nobody vouched for: then it is done the other way round. */
  const run = async () => {
    if (!other || isBusy) return
    setBusy(true)
    setReason(null)
    const ways: [string, string][] = [
      [other.id, contact.id],
      [contact.id, other.id],
    ]
    if (!isVerified(contact)) ways.reverse()
    let [lost, into] = ways[0]!
    let result = await verbs.mergeContacts(lost, into)
    if (!result.ok && result.reason === 'contact_verified') {
      ;[lost, into] = ways[1]!
      result = await verbs.mergeContacts(lost, into)
    }
    setBusy(false)
    if (!result.ok) return setReason(result.reason)
    onOpenChange(false)
    notify({
      title: t('contactsMerged'),
      action: { label: t('undo'), onClick: () => void tell(() => verbs.splitContact(lost)) },
    })
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('contactTitle', { name: myName })}
      description={t('contactText')}
      closeLabel={t('cancel')}
      initialFocus={field}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button look="primary" busy={isBusy} disabled={!other} onClick={() => void run()}>
            {t('merge')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 py-3">
        <Field label={t('findContact')} hint={t('findContactHint')}>
          <Input
            ref={field}
            type="search"
            autoComplete="off"
            value={words}
            onChange={(event) => {
              setWords(event.target.value)
              setOther(null)
            }}
          />
        </Field>
        <fieldset className="flex min-w-0 flex-col gap-1">
          <legend className="sr-only">{t('chooseContact')}</legend>
          {found?.map((candidate) => (
            <label
              key={candidate.id}
              className="flex cursor-pointer items-center gap-2.5 rounded-m border border-line px-3 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-selected"
            >
              <input
                type="radio"
                name="other"
                className="accent-(--accent)"
                checked={other?.id === candidate.id}
                onChange={() => setOther(candidate)}
              />
              <span className="min-w-0 flex-1 text-sm">
                <span className="block truncate">
                  {candidate.name ?? candidate.email ?? candidate.phone ?? t('visitor')}
                </span>
                <span className="block truncate text-xs text-ink-faint">
                  {[candidate.email, candidate.phone, candidate.companyName]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <p role="status" className="text-sm text-ink-faint empty:hidden">
          {found?.length === 0 && t('noContacts')}
          {otherName && t('contactPreview', { one: myName, other: otherName })}
        </p>
      </div>
      <div role="alert" className="empty:hidden">
        {reason !== null && <Callout tone="danger">{say(reason)}</Callout>}
      </div>
    </Dialog>
  )
}
