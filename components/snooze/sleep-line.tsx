'use client'

import { AlarmClock, Moon } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useNow } from '#components/desk/use-now.ts'
import { Button } from '#components/ui/button.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'
import type { RoutingFacts } from '#lib/routing/facts.ts'
import { snoozePresets } from '#lib/snooze/presets.ts'
import { SnoozeButton } from './snooze-button.tsx'
import { useInstantWords } from './use-instant-words.ts'

type SleepLineProps = {
  conversation: Conversation
  facts: RoutingFacts | undefined
  onWake: () => void
  onSnooze: (until: Date | null, reason: string) => void
}

/** Under the header of a snoozed conversation: until when, by whom, why, and the ways to change that. */
export function SleepLine({ conversation, facts, onWake, onSnooze }: SleepLineProps) {
  const t = useTranslations('snooze')
  const { me, member } = useDirectory()
  const say = useInstantWords()
  const timeZone = useTimeZone() ?? 'UTC'
  const [isChoosing, setChoosing] = useState(false)
  const now = useNow()
  const asleepUntil = conversation.snoozedUntil && Date.parse(conversation.snoozedUntil)
  // The next of the usual times that is not the one it has.
  const next = snoozePresets(new Date(now), timeZone).find(
    ({ id, until }) => id !== 'laterToday' && until.getTime() > (asleepUntil || now),
  )
  const by = member(facts?.snoozedBy)
  const reason = facts?.snoozeReason ?? ''
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-sunken px-4 py-2 text-sm">
      <Moon aria-hidden className="size-4 shrink-0 text-ink-muted" />
      <p className="min-w-0 flex-1 basis-60 text-pretty">
        {conversation.snoozedUntil
          ? t('sleepsUntil', { until: say(new Date(conversation.snoozedUntil)) })
          : t('sleepsUntilReply')}
        {by && (
          <span className="text-ink-muted">
            {' '}
            · {t('snoozedBy', { isMe: by.id === me.id ? 'yes' : 'no', member: by.name })}
          </span>
        )}
        {reason && <span className="text-ink-muted"> · {reason}</span>}
      </p>
      {mayI(me, 'close') && (
        <span className="flex flex-wrap gap-2">
          <Button size="s" onClick={onWake}>
            <AlarmClock aria-hidden />
            {t('wake')}
          </Button>
          {next && (
            <Button size="s" look="quiet" onClick={() => onSnooze(next.until, reason)}>
              {t('untilAt', { until: say(next.until) })}
            </Button>
          )}
          <SnoozeButton
            isAsleep
            reason={reason}
            open={isChoosing}
            onOpenChange={setChoosing}
            onChoose={onSnooze}
            trigger={
              <Button size="s" look="quiet">
                {t('otherTime')}
              </Button>
            }
          />
        </span>
      )}
    </div>
  )
}
