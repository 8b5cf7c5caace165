'use client'

import { useEffect, useState } from 'react'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { loadMessages } from '#lib/i18n/messages.ts'

type Catalogue = { [key: string]: string | Catalogue }

/** Every message of the language that is shown, with what it is in the other one: so that both find. */
export function useOtherTitles(): ReadonlyMap<string, string> {
  const { locale } = useLanguage()
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    let isGone = false
    const other = locale === 'ru' ? 'en' : 'ru'
    void Promise.all([loadMessages(locale), loadMessages(other)]).then(
      ([shown, others]) => !isGone && setTitles(new Map(pairs(shown, others))),
      // Then only the language that is shown finds.
      () => undefined,
    )
    return () => void (isGone = true)
  }, [locale])
  return titles
}

function pairs(shown: Catalogue, others: Catalogue): [string, string][] {
  return Object.entries(shown).flatMap(([key, message]): [string, string][] => {
    const other = others[key]
    if (typeof message === 'string') return typeof other === 'string' ? [[message, other]] : []
    return typeof other === 'object' ? pairs(message, other) : []
  })
}
