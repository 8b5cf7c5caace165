'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { peopleOf, type Mentionable } from '#lib/mentions/mentionable.ts'

/** Under a note that names somebody: who will be able to open the conversation, and how many. */
export function MentionHint({ named }: { named: readonly Mentionable[] }) {
  const t = useTranslations('composer.suggestions')
  const format = useFormatter()
  const names = named.map((each) =>
    each.kind === 'team' ? t('teamNamed', { name: each.name }) : each.name,
  )
  const hint = t('hint', { count: peopleOf(named).length, names: format.list(names) })
  return <span title={hint}>{hint}</span>
}
