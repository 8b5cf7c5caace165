'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import type { MacroAction } from '#lib/macros/macro.ts'
import { levels } from '#lib/routing/priority.ts'

type Choice = {
  /** The action as text: what a <select> holds. */
  key: string
  label: string
  action: MacroAction
}

const presets = ['laterToday', 'tomorrow', 'monday', 'nextWeek', 'reply'] as const

/** Every kind of action with all it can be given, by names. */
export function useActionChoices(): { type: MacroAction['type']; choices: Choice[] }[] {
  const t = useTranslations()
  const locale = useLocale()
  const { tags, categories, teams, members } = useDirectory()
  const choice = (action: MacroAction, label: string): Choice => ({
    key: JSON.stringify(action),
    label,
    action,
  })
  const openTags = tags.filter(({ isArchived }) => !isArchived)
  return [
    {
      type: 'tag',
      choices: openTags.map(({ id, name }) => choice({ type: 'tag', tag_id: id }, name)),
    },
    {
      type: 'untag',
      choices: openTags.map(({ id, name }) => choice({ type: 'untag', tag_id: id }, name)),
    },
    {
      type: 'category',
      choices: [
        ...categories
          .filter(({ isArchived }) => !isArchived)
          .map(({ id, names }) => choice({ type: 'category', category_id: id }, names[locale])),
        choice({ type: 'category', category_id: null }, t('macros.action.noCategory')),
      ],
    },
    {
      type: 'assign',
      choices: [
        choice({ type: 'assign', to: 'me' }, t('macros.action.toMe')),
        choice({ type: 'assign', to: 'nobody' }, t('macros.action.toNobody')),
        ...teams
          .filter(({ isArchived }) => !isArchived)
          .map(({ id, name }) =>
            choice(
              { type: 'assign', to: 'team', team_id: id },
              t('conversation.team', { team: name }),
            ),
          ),
        ...members
          .filter(({ isDeactivated }) => !isDeactivated)
          .map(({ id, name }) => choice({ type: 'assign', to: 'member', member_id: id }, name)),
      ],
    },
    {
      type: 'priority',
      choices: levels.map(({ name, points }) =>
        choice({ type: 'priority', priority: points }, t(`routing.level.${name}`)),
      ),
    },
    {
      type: 'snooze',
      choices: presets.map((preset) =>
        choice({ type: 'snooze', preset }, t(`snooze.preset.${preset}`)),
      ),
    },
    { type: 'close', choices: [choice({ type: 'close' }, t('macros.action.close'))] },
  ]
}
