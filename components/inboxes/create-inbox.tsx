'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type FormEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'

type CreateInboxProps = {
  onCreate: (name: string, team: string) => Promise<Result<string>>
  onClose: () => void
}

/** Asks for a name and a team, makes the widget, and goes on to its looks. */
export function CreateInbox({ onCreate, onClose }: CreateInboxProps) {
  const t = useTranslations('inboxes')
  const say = useReason()
  const router = useRouter()
  const { teams } = useDirectory()
  const open = teams.filter((team) => !team.isArchived)
  const field = useRef<HTMLInputElement>(null)
  const form = useId()
  const [name, setName] = useState('')
  const [team, setTeam] = useState(open[0]?.id ?? '')
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)

  const create = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    setReason(null)
    const answer = await onCreate(name.trim(), team).catch(
      () => ({ ok: false, reason: 'network' }) as const,
    )
    setSaving(false)
    if (answer.ok) return router.push(`/settings/inboxes/${answer.value}?part=looks`)
    setReason(answer.reason)
    field.current?.focus()
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('create.title')}
      description={t('create.description')}
      closeLabel={t('create.close')}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>{t('create.cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={isSaving}>
            {t('create.create')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void create(event)} className="flex flex-col gap-4 py-3">
        <Field label={t('name')} error={reason === null ? undefined : say(reason)}>
          <Input
            ref={field}
            required
            maxLength={60}
            autoComplete="off"
            placeholder={t('create.example')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Field label={t('team')} hint={t('teamHint')}>
          <Select value={team} onChange={(event) => setTeam(event.target.value)}>
            {open.map(({ id, name: called }) => (
              <option key={id} value={id}>
                {called}
              </option>
            ))}
          </Select>
        </Field>
      </form>
    </Dialog>
  )
}
