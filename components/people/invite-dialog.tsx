'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type FormEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { useInvitationVerbs } from '#lib/invitations/use-invitations.ts'
import { exceedsOwn, type Role } from '#lib/roles/role.ts'
import { RoleSelect } from './role-select.tsx'
import { TeamChecks } from './team-checks.tsx'

const ofTheAddress = ['email_invalid', 'member_exists', 'invitation_exists']

/** Asks somebody to join: an address, a role, teams. */
export function InviteDialog({ roles, onClose }: { roles: Role[]; onClose: () => void }) {
  const t = useTranslations('people')
  const say = useReason()
  const { notify } = useToast()
  const { me, teams } = useDirectory()
  const verbs = useInvitationVerbs(useSupabase())
  const address = useRef<HTMLInputElement>(null)
  const form = useId()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState(roles.find((one) => !exceedsOwn(one, me.role))?.id ?? '')
  const [chosen, setChosen] = useState<string[]>([])
  const [reason, setReason] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const isAddressWrong = reason !== null && ofTheAddress.includes(reason)
  // Whoever sees only some teams cannot open others to somebody.
  const offered = teams.filter(
    ({ id, isArchived }) => !isArchived && (me.role.scope === 'all' || me.teamIds.includes(id)),
  )

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    setReason(null)
    const answer = await verbs.invite({ email: email.trim(), role, teams: chosen })
    setSending(false)
    if (!answer.ok) {
      setReason(answer.reason)
      return address.current?.focus()
    }
    notify({ title: t('invited', { email: email.trim() }) })
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('inviteTitle')}
      description={t('inviteText')}
      closeLabel={t('close')}
      initialFocus={address}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} look="primary" busy={isSending} disabled={role === ''}>
            {t('send')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void send(event)} className="flex flex-col gap-4 py-3">
        <Field label={t('email')} error={isAddressWrong ? say(reason) : undefined}>
          <Input
            ref={address}
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            placeholder={t('emailExample')}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label={t('role')}>
          <RoleSelect roles={roles} value={role} onChoose={setRole} />
        </Field>
        <TeamChecks teams={offered} value={chosen} onChange={setChosen} />
        <div role="alert" className="empty:hidden">
          {reason !== null && !isAddressWrong && <Callout tone="danger">{say(reason)}</Callout>}
        </div>
      </form>
    </Dialog>
  )
}
