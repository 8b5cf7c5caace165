'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { Command } from '#components/commands/command.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { isOfferedIn } from '#lib/categories/category.ts'
import { mayI } from '#lib/members/member.ts'

/** The categories of its inbox as commands of the open conversation: each one puts itself on it. */
export function useCategoryCommands(
  { inboxId, categoryId }: { inboxId: string; categoryId: string | null },
  set: (category: string | null) => void,
): Command[] {
  const t = useTranslations('commands')
  const locale = useLocale()
  const { me, categories } = useDirectory()
  if (!mayI(me, 'reply')) return []
  const offered = categories.filter(
    (each) => each.id !== categoryId && isOfferedIn(each, inboxId, null),
  )
  return offered.map(({ id, names }) => ({
    id: `category.${id}`,
    title: t('category', { name: names[locale] }),
    group: 'conversation',
    words: Object.values(names),
    run: () => set(id),
  }))
}
