'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { exceedsOwn, type Role } from '#lib/roles/role.ts'
import { useRoleVerbs } from '#lib/roles/use-roles.ts'
import { useRoleWords } from './use-role-words.ts'

/** Asks which role the members of this one get instead, and removes it. */
export function RemoveRole({
  role,
  roles,
  onClose,
  onRemoved,
}: {
  role: Role
  roles: Role[]
  onClose: () => void
  onRemoved?: () => void
}) {
  const t = useTranslations('roles')
  const say = useReason()
  const { nameOf } = useRoleWords()
  const { notify } = useToast()
  const { me } = useDirectory()
  const verbs = useRoleVerbs(useSupabase())
  const [isOpen, setOpen] = useState(true)
  const [replacement, setReplacement] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [reason, setReason] = useState<string | null>(null)
  // Invitations may hold it, too: only the database knows.
  const isNeeded = role.holders > 0 || reason === 'role_in_use'
  const offered = roles.filter((other) => other.id !== role.id && !exceedsOwn(other, me.role))
  const name = nameOf(role)

  const close = () => {
    setOpen(false)
    onClose()
  }
  const remove = async () => {
    setBusy(true)
    setReason(null)
    const answer = await verbs.remove(role.id, replacement || null)
    setBusy(false)
    if (!answer.ok) return setReason(answer.reason)
    notify({ title: t('remove.done', { name }) })
    close()
    onRemoved?.()
  }
  return (
    <ConfirmDialog
      open={isOpen}
      onOpenChange={(open) => !open && close()}
      title={t('remove.title', { name })}
      description={t('remove.text', { count: role.holders })}
      confirmLabel={t('remove.action')}
      cancelLabel={t('cancel')}
      closeLabel={t('close')}
      danger
      busy={isBusy}
      disabled={isNeeded && replacement === ''}
      problem={reason === null ? undefined : say(reason)}
      onConfirm={() => void remove()}
    >
      {isNeeded && (
        <Field label={t('remove.replacement')}>
          <Select value={replacement} onChange={(event) => setReplacement(event.target.value)}>
            <option value="">{t('remove.choose')}</option>
            {offered.map((other) => (
              <option key={other.id} value={other.id}>
                {nameOf(other)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </ConfirmDialog>
  )
}
