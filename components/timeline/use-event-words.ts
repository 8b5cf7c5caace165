'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { useRoutingWords } from '#components/routing/use-routing-words.ts'
import type { TimelineEvent } from '#lib/conversations/timeline.ts'

/** Gives `say(event)`: a sentence about what happened. Sentences carry no gender: names have none here. */
export function useEventWords(): (event: TimelineEvent) => string {
  const t = useTranslations('conversation.event')
  const { me, member, team, category, tag } = useDirectory()
  const { locale } = useLanguage()
  const format = useFormatter()
  const sayRouting = useRoutingWords()

  return (event) => {
    const { type, actor, payload } = event
    const routing = sayRouting(event)
    if (routing !== null) return routing
    const isMe = actor.id === me.id
    const nameOf = (id: string | null | undefined) => member(id)?.name ?? t('formerMember')
    const who = actor.kind === 'system' ? t('system') : nameOf(actor.id)
    const by = { isMe: isMe ? 'yes' : 'no', actor: who } as const
    switch (type) {
      case 'conversation_started': {
        const subject = category(payload.category_id)?.names[locale]
        return subject ? t('startedAbout', { subject }) : t('started')
      }
      case 'conversation_assigned':
        if (payload.reason === 'replied') return t('takenByReply', by)
        if (payload.member_id === actor.id) return t('taken', by)
        if (payload.member_id === me.id) return t('assignedToMe', by)
        return t('assigned', { ...by, member: nameOf(payload.member_id) })
      case 'conversation_unassigned':
        return t('unassigned', by)
      case 'conversation_moved':
        return t('moved', { ...by, team: team(payload.team_id)?.name ?? t('formerTeam') })
      case 'conversation_category_set': {
        const subject = category(payload.category_id)?.names[locale]
        return subject ? t('categorySet', { ...by, subject }) : t('categoryRemoved', by)
      }
      case 'conversation_tagged':
        if (payload.from_tag_id)
          return t('tagMerged', {
            ...by,
            from: tag(payload.from_tag_id)?.name ?? t('formerTag'),
            tag: tag(payload.tag_id)?.name ?? t('formerTag'),
          })
        return t('tagged', { ...by, tag: tag(payload.tag_id)?.name ?? t('formerTag') })
      case 'conversation_untagged':
        return t('untagged', { ...by, tag: tag(payload.tag_id)?.name ?? t('formerTag') })
      case 'conversation_closed':
        return actor.kind === 'contact' ? t('closedByCustomer') : t('closed', by)
      case 'conversation_reopened':
        if (payload.reason === 'customer_reopened') return t('reopenedAgain')
        return actor.kind === 'contact' ? t('reopenedByCustomer') : t('reopened', by)
      case 'conversation_rated':
        return t('rated', { score: payload.score ?? 0 })
      case 'conversation_identified':
        return t('identified')
      case 'transcript_sent':
        return t('transcriptSent')
      case 'conversation_woken':
        return actor.kind === 'contact' ? t('wokenByCustomer') : t('woken', by)
      case 'contact_erased':
        return t('contactErased', by)
      case 'contact_merged':
        return t('contactMerged', by)
      case 'contact_split':
        return t('contactSplit', by)
      case 'conversation_merged':
        return t(payload.into_id ? 'mergedAway' : 'mergedHere', by)
      case 'conversation_split':
        if (payload.reason === 'customer_wrote') return t('splitByCustomer')
        return t(payload.from_id ? 'splitFrom' : 'splitAway', by)
      case 'conversation_attributes_set':
        return t('attributesSet', by)
      case 'message_edited':
        return t('messageEdited', by)
      case 'message_deleted':
        return t('messageDeleted', by)
      case 'message_restored':
        return t('messageRestored', by)
      case 'member_mentioned': {
        const members = payload.member_ids ?? []
        const names = [
          ...members.map((id) => (id === me.id ? t('toYou') : nameOf(id))),
          ...(payload.team_ids ?? []).map((id) =>
            t('toTeam', { team: team(id)?.name ?? t('formerTeam') }),
          ),
        ]
        return t('opened', { ...by, names: format.list(names) })
      }
      case 'mention_withdrawn':
        return t('mentionWithdrawn', { ...by, member: nameOf(payload.member_id) })
      default:
        return t('other', by)
    }
  }
}
