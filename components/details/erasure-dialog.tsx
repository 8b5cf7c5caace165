'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { isNameTyped, longestReason } from '#lib/contacts/contact.ts'
import { useErasure } from '#lib/contacts/use-erasure.ts'
import { useReason } from '#lib/i18n/use-reason.ts'

type ErasureDialogProps = {
  contactId: string
  /** What has to be typed. */
  name: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/**
 * Erases a person for ever. Says plainly what goes and what stays, wants a reason, and the name typed:
 * there is no way back.
 */
export function ErasureDialog({ contactId, name, open, onOpenChange }: ErasureDialogProps) {
  const t = useTranslations('erasure')
  const say = useReason()
  const { notify } = useToast()
  const erase = useErasure(useSupabase())
  const form = useId()
  const reasonField = useRef<HTMLInputElement>(null)
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const isReady = reason.trim() !== '' && isNameTyped(typed, name)

  const close = (isOpen: boolean) => {
    if (isBusy) return
    onOpenChange(isOpen)
    if (isOpen) return
    setTyped('')
    setRefusal(null)
  }
  const run = async () => {
    if (!isReady || isBusy) return
    setBusy(true)
    setRefusal(null)
    const result = await erase(contactId, reason).catch(() => null)
    setBusy(false)
    if (!result?.ok) return setRefusal(result?.reason ?? 'network')
    onOpenChange(false)
    notify({ title: t('done'), description: t('doneText', result.value) })
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t('title', { name })}
      description={t('text')}
      closeLabel={t('cancel')}
      initialFocus={reasonField}
      actions={
        <>
          <Button onClick={() => close(false)}>{t('cancel')}</Button>
          <Button type="submit" form={form} look="danger" busy={isBusy} disabled={!isReady}>
            {t('erase')}
          </Button>
        </>
      }
    >
      <Lists />
      <form
        id={form}
        className="flex flex-col gap-4 pt-1 pb-2"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <Field label={t('reason')} hint={t('reasonHint')}>
          <Input
            ref={reasonField}
            value={reason}
            maxLength={longestReason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        <Field label={t('typeName', { name })}>
          <Input
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <div role="alert" className="empty:hidden">
          {refusal && <Callout tone="danger">{say(refusal)}</Callout>}
        </div>
      </form>
    </Dialog>
  )
}

function Lists() {
  const t = useTranslations('erasure')
  return (
    <div className="flex flex-col gap-3 py-3 text-sm">
      <Plain title={t('goes')} lines={[t('goesTexts'), t('goesFiles'), t('goesPerson')]} />
      <Plain title={t('stays')} lines={[t('staysFacts'), t('staysAudit')]} />
    </div>
  )
}

function Plain({ title, lines }: { title: string; lines: string[] }) {
  return (
    <section>
      <h3 className="pb-1 font-medium">{title}</h3>
      <ul className="flex list-disc flex-col gap-0.5 pl-5 text-ink-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
