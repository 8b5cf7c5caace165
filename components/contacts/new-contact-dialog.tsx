'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type FormEvent } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useContactsLike } from '#lib/contacts/use-contacts-like.ts'
import { useNewContact } from '#lib/contacts/use-new-contact.ts'
import { useReason } from '#lib/i18n/use-reason.ts'

/** Which field a reason is about. */
const fieldOf: Record<string, 'name' | 'email' | 'phone'> = {
  contact_empty: 'name',
  contact_name_too_long: 'name',
  email_invalid: 'email',
  phone_invalid: 'phone',
}

type NewContactProps = {
  /** What was searched for and not found. */
  name: string
  /** Whose person it is; left out for nobody's. */
  company?: string
  onClose: () => void
}

/** Writes somebody in by hand; whoever has the address or the number already is shown before there are two. */
export function NewContactDialog({ name: typed, company, onClose }: NewContactProps) {
  const t = useTranslations('peopleLists')
  const say = useReason()
  const router = useRouter()
  const db = useSupabase()
  const create = useNewContact(db)
  const form = useId()
  const first = useRef<HTMLInputElement>(null)
  const [fields, setFields] = useState(() => started(typed))
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const known = useContactsLike(db, fields.email || fields.phone)
  const twin = known?.find(({ email, phone }) => {
    const digits = (text: string) => text.replace(/\D/g, '').slice(-10)
    return (
      (fields.email !== '' && email?.toLowerCase() === fields.email.trim().toLowerCase()) ||
      (digits(fields.phone).length === 10 && digits(phone ?? '') === digits(fields.phone))
    )
  })

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    const made = await create({ ...fields, ...(company && { company_id: company }) })
    setSaving(false)
    if (made.ok) return router.push(`/contacts/${made.value}`)
    setReason(made.reason)
    first.current?.focus()
  }

  const input = (key: 'name' | 'email' | 'phone', type: 'text' | 'email' | 'tel') => (
    <Field
      label={t(`new.${key}`)}
      error={reason !== null && fieldOf[reason] === key ? say(reason) : undefined}
    >
      <Input
        {...(key === 'name' && { ref: first })}
        type={type}
        maxLength={key === 'email' ? 254 : 120}
        autoComplete="off"
        placeholder={t(`new.${key}Example`)}
        value={fields[key]}
        onChange={(event) => setFields({ ...fields, [key]: event.target.value })}
      />
    </Field>
  )

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('contacts.create')}
      description={t('new.about')}
      closeLabel={t('new.close')}
      initialFocus={first}
      actions={
        <>
          <Button onClick={onClose}>{t('new.cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={isSaving}>
            {t('new.save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={(event) => void save(event)}
        className="flex flex-col gap-4 py-3"
      >
        {input('name', 'text')}
        {input('email', 'email')}
        {input('phone', 'tel')}
        {twin && (
          <p role="status" className="text-sm text-ink-muted">
            {t.rich('new.known', {
              name: twin.name ?? twin.email ?? twin.phone ?? '',
              link: (words) => (
                <Link href={`/contacts/${twin.id}`} className="text-accent-text hover:underline">
                  {words}
                </Link>
              ),
            })}
          </p>
        )}
        {reason !== null && !fieldOf[reason] && (
          <p role="alert" className="text-sm text-danger-text">
            {say(reason)}
          </p>
        )}
      </form>
    </Dialog>
  )
}

/** What was searched for goes where it belongs. */
function started(typed: string): { name: string; email: string; phone: string } {
  const words = typed.trim()
  if (words.includes('@')) return { name: '', email: words, phone: '' }
  if (/^[\d\s()+.-]+$/.test(words)) return { name: '', email: '', phone: words }
  return { name: words, email: '', phone: '' }
}
