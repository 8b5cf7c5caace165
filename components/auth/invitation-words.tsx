'use client'

import { useTranslations } from 'next-intl'

/** Who is asked to join what, and the token that says so. */
export type Asked = { token: string; email: string; inviter: string; workspace: string }

/** Who invites whom, above whatever the person has to do. */
export function InvitationWords({ asked }: { asked: Asked }) {
  const t = useTranslations('auth.invite')
  return (
    <p className="mb-6 text-base text-pretty text-ink-muted">
      {t.rich('invited', {
        inviter: asked.inviter,
        email: asked.email,
        strong: (words) => <strong className="font-medium text-ink">{words}</strong>,
      })}
    </p>
  )
}
