'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type FormEvent } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useCompanyVerbs } from '#lib/companies/use-company.ts'
import { useReason } from '#lib/i18n/use-reason.ts'

/** A company by its name; the rest is said on its page. */
export function NewCompanyDialog({ name: typed, onClose }: { name: string; onClose: () => void }) {
  const t = useTranslations('peopleLists')
  const say = useReason()
  const router = useRouter()
  const verbs = useCompanyVerbs(useSupabase())
  const form = useId()
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(typed)
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    const made = await verbs.create(name.trim())
    setSaving(false)
    if (made.ok) return router.push(`/companies/${made.value}`)
    setReason(made.reason)
    field.current?.focus()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('companies.create')}
      closeLabel={t('new.close')}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>{t('new.cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={isSaving}>
            {t('new.save')}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={(event) => void save(event)} className="py-3">
        <Field label={t('column.company')} error={reason === null ? undefined : say(reason)}>
          <Input
            ref={field}
            maxLength={120}
            autoComplete="off"
            placeholder={t('new.companyExample')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  )
}
