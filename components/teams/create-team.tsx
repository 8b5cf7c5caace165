'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type FormEvent } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { useTeamVerbs } from '#lib/teams/use-teams.ts'

/** Asks for a name, makes the team, and goes on to its members. */
export function CreateTeam({ onClose }: { onClose: () => void }) {
  const t = useTranslations('teams')
  const say = useReason()
  const router = useRouter()
  const verbs = useTeamVerbs(useSupabase())
  const field = useRef<HTMLInputElement>(null)
  const form = useId()
  const [name, setName] = useState('')
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)

  const create = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    setReason(null)
    const answer = await verbs.create(name.trim())
    setSaving(false)
    if (answer.ok) return router.push(`/settings/teams/${answer.value}`)
    setReason(answer.reason)
    field.current?.focus()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('createTitle')}
      description={t('createText')}
      closeLabel={t('close')}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={isSaving}>
            {t('create')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void create(event)} className="py-3">
        <Field label={t('name')} error={reason === null ? undefined : say(reason)}>
          <Input
            ref={field}
            required
            maxLength={60}
            autoComplete="off"
            placeholder={t('nameExample')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  )
}
