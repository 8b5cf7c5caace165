'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useAttributeDefinitions } from '#lib/attributes/use-attributes.ts'
import type { KnownVariable } from '#lib/macros/find-variables.ts'
import { variables, type Variable } from '#lib/macros/variables.ts'

/** Every variable by what it is called: the product's own, and attributes of customers, companies and conversations. */
export function useVariables(): readonly KnownVariable[] {
  const t = useTranslations('macros')
  const locale = useLocale()
  const definitions = useAttributeDefinitions(useSupabase())
  return useMemo(() => {
    const keyOf = (name: Variable) => name.replace('.', '_') as `${'contact' | 'agent'}_name`
    const own = (definitions ?? [])
      .filter(({ isArchived }) => !isArchived)
      .map(({ subject, key, names }) => ({
        name: `${subject}.attributes.${key}`,
        title: t(`attributeOf.${subject}`, { name: names[locale] }),
      }))
    const usual = variables.map((name) => ({ name, title: t(`variable.${keyOf(name)}`) }))
    return [...usual, ...own]
  }, [definitions, locale, t])
}
