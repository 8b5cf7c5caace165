'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useInstantWords } from '#components/snooze/use-instant-words.ts'
import type { TimelineEvent } from '#lib/conversations/timeline.ts'
import { levelOf } from '#lib/routing/priority.ts'
import { whyAssigned } from '#lib/routing/why.ts'

/** Gives `say(event)`: a sentence about what routing, snooze and priority did; null for every other event. */
export function useRoutingWords(): (event: TimelineEvent) => string | null {
  const t = useTranslations('routing.event')
  const levelWords = useTranslations('routing.level')
  const { me, member } = useDirectory()
  const instant = useInstantWords()
  const span = useSpan()

  const nameOf = (id: string | null | undefined) => member(id)?.name ?? t('formerMember')
  const toMe = (id: string | null | undefined) => (id === me.id ? 'yes' : 'no')

  const routed = ({ payload }: TimelineEvent) => {
    const why = whyAssigned(payload)
    const to = { isMe: toMe(payload.member_id), member: nameOf(payload.member_id) } as const
    if (!why) return t('routed', to)
    const { open, capacity, waitingMinutes } = why
    const first = t(`first.${why.because}`, { wait: span(waitingMinutes) })
    const chosen = t(`chosen.${why.chosen}`, { open, capacity })
    return t('routedBecause', { ...to, first, chosen })
  }

  const woken = ({ type, actor, payload }: TimelineEvent) => {
    const by = { isMe: toMe(actor.id), actor: nameOf(actor.id) } as const
    const says =
      payload.reason === 'time'
        ? t('wokenByTime')
        : payload.reason === 'note_written'
          ? t('wokenByNote', by)
          : payload.reason === 'colleague_replied'
            ? t('wokenByReply', by)
            : payload.reason === 'back_office'
              ? payload.words
                ? t('wokenFor', { words: payload.words })
                : t('wokenOutside')
              : null
    const isQueued = payload.restored_to === 'queue' && payload.from_member_id
    const inQueue = isQueued ? t('inQueue', { member: nameOf(payload.from_member_id) }) : null
    if (says) return [says, inQueue].filter(Boolean).join(' ')
    if (!inQueue || actor.kind !== 'contact') return null
    const back = t(type === 'conversation_woken' ? 'wokenByCustomer' : 'reopenedByCustomer')
    return `${back} ${inQueue}`
  }

  return (event) => {
    const { type, actor, payload } = event
    const by = {
      isMe: toMe(actor.id),
      actor: actor.kind === 'member' ? nameOf(actor.id) : t('system'),
    } as const
    switch (type) {
      case 'conversation_started':
        return payload.continues_id ? t('continued') : null
      case 'conversation_assigned':
        return payload.reason === 'routed' ? routed(event) : null
      case 'conversation_unassigned':
        if (payload.reason === 'handing_over')
          return t('handedOver', { member: nameOf(payload.from_member_id) })
        if (payload.reason === 'member_deactivated')
          return t('agentLeft', { member: nameOf(payload.from_member_id) })
        return null
      case 'conversation_snoozed': {
        const until = payload.until ? instant(new Date(payload.until)) : null
        const said = until ? t('snoozed', { ...by, until }) : t('snoozedUntilReply', by)
        return payload.reason ? t('withReason', { said, reason: payload.reason }) : said
      }
      case 'conversation_woken':
      case 'conversation_reopened':
        return woken(event)
      case 'conversation_priority_set': {
        const points = payload.priority ?? 0
        const level = levelOf(points)
        return t('prioritySet', { ...by, level: level ? levelWords(level) : String(points) })
      }
      case 'conversation_urgency_set':
        return payload.urgent_at
          ? t('urgencySet', { ...by, at: instant(new Date(payload.urgent_at)) })
          : t('urgencyCleared', by)
      default:
        return null
    }
  }
}

/** Gives `say(minutes)`: «12 мин», «3 ч». */
function useSpan(): (minutes: number) => string {
  const format = useFormatter()
  const unitDisplay = useLocale() === 'en' ? 'narrow' : 'short'
  return (minutes) => {
    const [value, unit] =
      minutes < 60
        ? [minutes, 'minute' as const]
        : minutes < 48 * 60
          ? [Math.round(minutes / 60), 'hour' as const]
          : [Math.round(minutes / 1440), 'day' as const]
    return format.number(value, { style: 'unit', unit, unitDisplay })
  }
}
