'use client'

import { Check, CheckCheck, Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Popover } from '#components/ui/popover.tsx'
import { tooltip } from '#components/ui/tooltip.tsx'
import type { MessageRow } from '#lib/conversations/timeline-rows.ts'
import type { Message } from '#lib/messages/message.ts'
import type { Seen } from '#lib/read-marks/seen.ts'
import { useSeen } from './seen-provider.tsx'
import { useSeenWords } from './use-seen-words.ts'

const ticks = { sent: Check, delivered: CheckCheck, read: CheckCheck }

/**
 * How far a message of the team has come, and, pointed at, focused or pressed, who has seen it when. Of a
 * customer's message: which colleagues have; shown where the pointer or the focus is.
 */
export function SeenBy({
  message,
  delivery,
}: {
  message: Message
  delivery: MessageRow['delivery']
}) {
  const t = useTranslations('conversation')
  const seen = useSeen(message)
  const words = useSeenWords()(seen)
  if (words.length === 0) return null
  const Icon = delivery ? ticks[delivery] : Eye
  const label = words.join('. ')
  return (
    <Popover
      label={t('seen.title')}
      align="end"
      trigger={
        <button
          type="button"
          {...tooltip(label)}
          className={classNames(
            'relative rounded-s before:absolute before:-inset-1 before:content-[""] hover:text-ink pointer-coarse:before:-inset-3',
            delivery === 'read' && 'text-accent-text',
            !delivery &&
              'opacity-0 transition-opacity group-hover/bubble:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100',
          )}
        >
          <Icon aria-hidden className="size-3.5" />
          <span className="sr-only">{label}</span>
        </button>
      }
    >
      <SeenList seen={seen} first={delivery ? (words[0] ?? null) : null} />
    </Popover>
  )
}

/** The same in full: everybody by name. */
function SeenList({ seen, first }: { seen: Seen; first: string | null }) {
  const t = useTranslations('conversation')
  const { member } = useDirectory()
  return (
    <div className="flex max-w-72 flex-col gap-2 text-sm">
      {first !== null && <p className="font-medium">{first}</p>}
      {seen.members.length === 0 ? (
        <p className="text-ink-muted">{t('seen.nobody')}</p>
      ) : (
        <>
          <p className="text-xs text-ink-muted">{t('seen.team')}</p>
          <ul className="flex max-h-60 flex-col gap-1.5 overflow-y-auto">
            {seen.members.map((id) => {
              const name = member(id)?.name ?? t('formerMember')
              return (
                <li key={id} className="flex items-center gap-2">
                  <Avatar name={name} src={member(id)?.avatarUrl ?? null} seed={id} size="s" />
                  <span className="truncate">{name}</span>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </div>
  )
}
