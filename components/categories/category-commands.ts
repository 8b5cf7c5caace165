'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { Command } from '#components/commands/command.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { mayI } from '#lib/members/member.ts'

/** The categories as commands of the open conversation: each one puts itself on it. */
export function useCategoryCommands(
  current: string | null,
  set: (category: string | null) => void,
): Command[] {
  const t = useTranslations('commands')
  const locale = useLocale()
  const { me, categories } = useDirectory()
  if (!mayI(me, 'reply')) return []
  const offered = categories.filter(({ id, isArchived }) => !isArchived && id !== current)
  return offered.map(({ id, names }) => ({
    id: `category.${id}`,
    title: t('category', { name: names[locale] }),
    group: 'conversation',
    words: Object.values(names),
    run: () => set(id),
  }))
}
