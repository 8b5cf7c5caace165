'use client'

import { MailQuestion } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useNow } from '#components/desk/use-now.ts'
import { useRoleWords } from '#components/roles/use-role-words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Row } from '#components/ui/row-list.tsx'
import { standingOf, type Invitation } from '#lib/invitations/invitation.ts'
import type { Role } from '#lib/roles/role.ts'

type InvitationRowProps = {
  invitation: Invitation
  role: Role | undefined
  onResend: () => void
  onWithdraw: () => void
}

/** One open invitation: to whom, as what, until when. */
export function InvitationRow({ invitation, role, onResend, onWithdraw }: InvitationRowProps) {
  const t = useTranslations('people')
  const format = useFormatter()
  const { team, member } = useDirectory()
  const { nameOf } = useRoleWords()
  const { email, teamIds, invitedBy } = invitation
  const standing = standingOf(invitation, useNow())
  const when =
    standing.state === 'sending'
      ? t('standing.sending')
      : t(`standing.${standing.state}`, {
          date: format.dateTime(new Date(standing.expiresAt), {
            day: 'numeric',
            month: 'long',
            hour: '2-digit',
            minute: '2-digit',
          }),
        })
  const teams = teamIds.flatMap((id) => team(id)?.name ?? [])
  const inviter = member(invitedBy)?.name
  return (
    <Row
      icon={<MailQuestion aria-hidden className="size-5 shrink-0 text-ink-muted" />}
      title={
        <>
          <span className="truncate">{email}</span>
          {role && <Badge>{nameOf(role)}</Badge>}
          {standing.state === 'expired' && <Badge tone="warning">{t('expired')}</Badge>}
        </>
      }
      description={[when, ...teams, inviter && t('invitedBy', { name: inviter })]
        .filter(Boolean)
        .join(' · ')}
    >
      <div className="flex gap-2">
        <Button size="s" onClick={onResend} aria-label={t('resendTo', { email })}>
          {t('resend')}
        </Button>
        <Button size="s" look="quiet" onClick={onWithdraw} aria-label={t('withdrawOf', { email })}>
          {t('withdraw')}
        </Button>
      </div>
    </Row>
  )
}
