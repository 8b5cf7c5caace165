'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import type { MacroAction } from '#lib/macros/macro.ts'
import { levelOf } from '#lib/routing/priority.ts'

/** Gives `say(action)`: what an action does, in a few words. */
export function useActionWords(): (action: MacroAction) => string {
  const t = useTranslations()
  const locale = useLocale()
  const { tag, category, member, team } = useDirectory()
  const gone = t('macros.action.gone')
  return (action) => {
    switch (action.type) {
      case 'tag':
      case 'untag':
        return t(`macros.action.${action.type}`, { tag: tag(action.tag_id)?.name ?? gone })
      case 'category':
        return action.category_id === null
          ? t('macros.action.noCategory')
          : t('macros.action.category', {
              category: category(action.category_id)?.names[locale] ?? gone,
            })
      case 'assign':
        if (action.to === 'member')
          return t('macros.action.assign', { name: member(action.member_id)?.name ?? gone })
        if (action.to === 'team')
          return t('macros.action.move', { team: team(action.team_id)?.name ?? gone })
        return t(`macros.action.${action.to === 'me' ? 'assignMe' : 'unassign'}`)
      case 'priority': {
        const level = levelOf(action.priority)
        const words = level ? t(`routing.level.${level}`) : String(action.priority)
        return t('macros.action.priority', { level: words })
      }
      case 'snooze':
        return t('macros.action.snooze', { until: t(`snooze.preset.${action.preset}`) })
      case 'close':
        return t('macros.action.close')
    }
  }
}
