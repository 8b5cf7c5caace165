'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { RowList } from '#components/ui/row-list.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Invitation } from '#lib/invitations/invitation.ts'
import { useInvitations, useInvitationVerbs } from '#lib/invitations/use-invitations.ts'
import type { Role } from '#lib/roles/role.ts'
import { InvitationRow } from './invitation-row.tsx'

/** Who is asked to join and has not answered; nothing where there is nobody. */
export function InvitationList({ initial, roles }: { initial: Invitation[]; roles: Role[] }) {
  const t = useTranslations('people')
  const say = useReason()
  const { notify } = useToast()
  const db = useSupabase()
  const invitations = useInvitations(db, initial)
  const verbs = useInvitationVerbs(db)
  const [withdrawn, setWithdrawn] = useState<Invitation | null>(null)

  const resend = async ({ id, email }: Invitation) => {
    const answer = await verbs.resend(id)
    if (answer.ok) notify({ title: t('resent', { email }), description: t('oldLinkIsDead') })
    else notify({ title: t('notResent'), description: say(answer.reason), important: true })
  }
  const withdraw = async ({ id, email }: Invitation) => {
    setWithdrawn(null)
    const answer = await verbs.withdraw(id)
    if (answer.ok) notify({ title: t('withdrawn', { email }) })
    else notify({ title: t('notWithdrawn'), description: say(answer.reason), important: true })
  }

  if (invitations.length === 0) return null
  return (
    <SettingsSection title={t('invitations')} description={t('invitationsText')}>
      <RowList label={t('invitations')}>
        {invitations.map((invitation) => (
          <InvitationRow
            key={invitation.id}
            invitation={invitation}
            role={roles.find(({ id }) => id === invitation.roleId)}
            onResend={() => void resend(invitation)}
            onWithdraw={() => setWithdrawn(invitation)}
          />
        ))}
      </RowList>
      {withdrawn && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setWithdrawn(null)}
          title={t('withdrawTitle', { email: withdrawn.email })}
          description={t('withdrawText')}
          confirmLabel={t('withdraw')}
          cancelLabel={t('cancel')}
          closeLabel={t('close')}
          danger
          onConfirm={() => void withdraw(withdrawn)}
        />
      )}
    </SettingsSection>
  )
}
