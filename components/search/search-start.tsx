'use client'

import { History, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { forgetSearches, recentSearches } from '#lib/search/recent-searches.ts'
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts'

const examples = ['words', 'phrase', 'number', 'person', 'phone', 'order'] as const

/** Before anything is typed: what one searched for lately, and what can be found at all. */
export function SearchStart({ onChoose }: { onChoose: (query: string) => void }) {
  const t = useTranslations('search')
  const { me } = useDirectory()
  const isHydrated = useIsHydrated()
  const [wasForgotten, setForgotten] = useState(false)
  const recent = isHydrated && !wasForgotten ? recentSearches(me.id) : []
  return (
    <div className="flex flex-col gap-6">
      {recent.length > 0 && (
        <section aria-labelledby="recent-searches">
          <div className="flex items-center justify-between px-2">
            <h2 id="recent-searches" className="text-xs font-medium text-ink-faint">
              {t('recent')}
            </h2>
            <Button
              look="quiet"
              size="s"
              onClick={() => {
                forgetSearches(me.id)
                setForgotten(true)
              }}
            >
              {t('forget')}
            </Button>
          </div>
          <ul>
            {recent.map((query) => (
              <li key={query}>
                <Choice icon={<History aria-hidden />} onClick={() => onChoose(query)}>
                  {query}
                </Choice>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="search-examples">
        <h2 id="search-examples" className="px-2 text-xs font-medium text-ink-faint">
          {t('examples')}
        </h2>
        <ul>
          {examples.map((key) => (
            <li key={key}>
              <Choice
                icon={<Search aria-hidden />}
                onClick={() => onChoose(t(`example.${key}.query`))}
              >
                <span className="font-medium">{t(`example.${key}.query`)}</span>
                <span className="text-ink-faint"> — {t(`example.${key}.text`)}</span>
              </Choice>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Choice(props: { icon: React.ReactNode; onClick: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      data-result=""
      onClick={props.onClick}
      className="flex w-full items-center gap-2.5 rounded-m px-2 py-1.5 text-left text-sm hover:bg-hover focus-visible:bg-hover pointer-coarse:py-2.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-faint"
    >
      {props.icon}
      <span className="min-w-0 flex-1">{props.children}</span>
    </button>
  )
}
