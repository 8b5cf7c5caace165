'use client'

import { Hand } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { tooltip } from '#components/ui/tooltip.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'

/** Takes a conversation that nobody has. */
export function ClaimButton({
  conversation,
  onClaim,
}: {
  conversation: Conversation
  onClaim: () => void
}) {
  const t = useTranslations('routing')
  const { me } = useDirectory()
  const isFree = conversation.assigneeId === null && conversation.status === 'open'
  if (!isFree || !mayI(me, 'reply')) return null
  return (
    <Button
      size="s"
      look="primary"
      aria-label={t('claim')}
      onClick={onClaim}
      {...tooltip(t('claim'), ['I'])}
    >
      <Hand aria-hidden />
      <span className="@max-xl:hidden">{t('claimShort')}</span>
    </Button>
  )
}
