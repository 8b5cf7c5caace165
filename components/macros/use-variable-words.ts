'use client'

import { useTranslations } from 'next-intl'
import type { VariableWords } from '#components/composer/rich/variable-node.ts'
import { useVariables } from './use-variables.ts'

/** What the chips of variables say: in a macro they ask for a fallback, in a reply for the words themselves. */
export function useVariableWords(asks: VariableWords['asks']): VariableWords {
  const t = useTranslations(`macros.chip`)
  const known = useVariables()
  return {
    title: (name) => known.find((each) => each.name === name)?.title ?? null,
    asks,
    placeholder: t(`${asks}.placeholder`),
    label: (title) => t(`${asks}.label`, { title }),
  }
}
