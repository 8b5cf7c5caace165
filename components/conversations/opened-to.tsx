'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import { mayI } from '#lib/members/member.ts'
import type { Opening } from '#lib/mentions/opening.ts'
import { useOpenings } from '#lib/mentions/use-openings.ts'

type OpenedToProps = {
  conversationId: string
  /** Position of the event that last changed who is here. */
  asOf: number
  /** Takes back what mentions opened to a member. */
  onTakeBack: (memberId: string) => Promise<void>
}

/** Who sees this conversation by a mention, and who opened it; nothing where nobody does. */
export function OpenedTo({ conversationId, asOf, onTakeBack }: OpenedToProps) {
  const t = useTranslations('details.openedTo')
  const { data } = useOpenings(useSupabase(), conversationId, asOf)
  if (!data || data.length === 0) return null
  return (
    <section>
      <h3 className="pb-1.5 text-xs font-medium text-ink-faint">{t('title')}</h3>
      <ul className="flex flex-col gap-1.5">
        {data.map((opening) => (
          <OpenedToMember key={opening.memberId} opening={opening} onTakeBack={onTakeBack} />
        ))}
      </ul>
    </section>
  )
}

type MemberProps = { opening: Opening } & Pick<OpenedToProps, 'onTakeBack'>

function OpenedToMember({ opening: { memberId, by, at }, onTakeBack }: MemberProps) {
  const t = useTranslations('details.openedTo')
  const { me, member } = useDirectory()
  const format = useFormatter()
  const [isLeaving, setLeaving] = useState(false)
  const who = member(memberId)
  const name = memberId === me.id ? t('you') : (who?.name ?? t('formerMember'))
  const openers = by.map((id) =>
    id === me.id ? t('you') : (member(id)?.name ?? t('formerMember')),
  )
  // As the database has it: one's own mentions, or with the permission anybody's.
  const isOwn = useViewing() === null && by.every((id) => id === me.id)
  const mayTakeBack = mayI(me, 'assign') || isOwn
  const takeBack = async () => {
    setLeaving(true)
    await onTakeBack(memberId)
    setLeaving(false)
  }
  return (
    <li className="flex items-center gap-2">
      <Avatar name={who?.name ?? null} src={who?.avatarUrl} seed={memberId} size="s" />
      <span className="min-w-0 flex-1 text-sm">
        <span className="block truncate">{name}</span>
        <span className="block truncate text-xs text-ink-faint">
          {t('by', { names: format.list(openers) })} · <RelativeTime at={at} />
        </span>
      </span>
      {mayTakeBack && (
        <Button
          size="s"
          look="quiet"
          disabled={isLeaving}
          aria-label={t('takeBackFrom', { name: who?.name ?? t('formerMember') })}
          onClick={() => void takeBack()}
        >
          {t('takeBack')}
        </Button>
      )}
    </li>
  )
}
