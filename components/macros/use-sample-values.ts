'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { valuesOf } from '#lib/macros/values.ts'
import type { Values } from '#lib/macros/variables.ts'

/** The values of a conversation that might be: what a macro is tried on while it is written. */
export function useSampleValues(): Values {
  const t = useTranslations('macros.sample')
  const locale = useLocale()
  const { me, categories, teams } = useDirectory()
  const category = categories.find(({ isArchived }) => !isArchived)
  return valuesOf(
    {
      contact: {
        name: t('name'),
        email: 'maria@example.com',
        phone: '+7 900 000-00-00',
        attributes: {},
      },
      company: { name: t('company'), attributes: {} },
      agent: { name: me.name },
      conversation: {
        number: 1042,
        category: category?.names[locale] ?? null,
        team: teams.find(({ isArchived }) => !isArchived)?.name ?? null,
        attributes: {},
      },
    },
    [],
  )
}
