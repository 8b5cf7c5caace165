'use client'

import { CircleAlert, Flag, Moon, NotebookPen, type LucideIcon } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useAge, useIsRecent } from '#components/desk/relative-time.tsx'
import { classNames } from '#components/ui/class-names.ts'
import {
  stateOf,
  type Conversation,
  type ConversationState as State,
} from '#lib/conversations/conversation.ts'

/** What agents know as ❗️, 📝, 🏁, and the moon of what sleeps. */
const looks: Record<State, { Icon: LucideIcon; tone: string }> = {
  waiting: { Icon: CircleAlert, tone: 'text-waiting' },
  working: { Icon: NotebookPen, tone: 'text-working' },
  snoozed: { Icon: Moon, tone: 'text-ink-faint' },
  closed: { Icon: Flag, tone: 'text-closed' },
}

type Shown = Pick<Conversation, 'status' | 'waitingSince' | 'snoozedUntil'>

/** The state of a conversation as icon and words: how long the customer waits, until when it sleeps. */
export function ConversationState({
  conversation,
  isIcon = false,
  className,
}: {
  conversation: Shown
  /** The words are for readers and for the pointer. */
  isIcon?: boolean
  className?: string
}) {
  const state = stateOf(conversation)
  const { Icon, tone } = looks[state]
  const say = useStateWords()
  return (
    <span
      title={isIcon ? say(conversation) : undefined}
      className={classNames('inline-flex min-w-0 items-center gap-1 text-xs', tone, className)}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className={isIcon ? 'sr-only' : 'truncate'}>{say(conversation)}</span>
    </span>
  )
}

/** Gives `say(conversation)`: «ждёт 12 мин», «в работе», «до 24 нояб., 9:00», «закрыт». */
export function useStateWords(): (conversation: Shown) => string {
  const t = useTranslations('list.state')
  const age = useAge()
  const isRecent = useIsRecent()
  const format = useFormatter()
  return (conversation) => {
    const state = stateOf(conversation)
    if (state === 'waiting' && conversation.waitingSince) {
      return isRecent(conversation.waitingSince)
        ? t('waitingNow')
        : t('waiting', { age: age(conversation.waitingSince) })
    }
    if (state === 'snoozed' && conversation.snoozedUntil) {
      const until = format.dateTime(new Date(conversation.snoozedUntil), {
        day: 'numeric',
        month: 'short',
        hour: 'numeric',
        minute: '2-digit',
      })
      return t('snoozedUntil', { until })
    }
    return t(state === 'working' ? 'working' : state === 'closed' ? 'closed' : 'snoozed')
  }
}
