'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { OpenViewsButton } from '#components/desk/open-views.tsx'
import { rememberSearch } from '#lib/search/recent-searches.ts'
import { searchPath, type SearchPlace } from '#lib/search/search-place.ts'
import { FoundContactNotes } from './found-contact-notes.tsx'
import { FoundCompanies, FoundPeople } from './found-people.tsx'
import { FoundMessages } from './found-messages.tsx'
import { SearchField } from './search-field.tsx'
import { SearchFilters } from './search-filters.tsx'
import { SearchStart } from './search-start.tsx'
import { SearchTabs } from './search-tabs.tsx'
import { useResultKeys } from './use-result-keys.ts'

/** Milliseconds without a key after which what was typed is searched for. */
const lull = 180

/** Search of everything one may see. The address says what for, and changes while one types. */
export function SearchScreen({ initial }: { initial: SearchPlace }) {
  const t = useTranslations('search')
  const router = useRouter()
  const { me } = useDirectory()
  const [place, setPlace] = useState(initial)
  const [typed, setTyped] = useState(initial.query)
  const screen = useRef<HTMLDivElement>(null)
  const onKeyDown = useResultKeys(screen)
  const go = (change: Partial<SearchPlace>) => {
    const next = { ...place, ...change }
    setPlace(next)
    window.history.replaceState(null, '', searchPath(next))
  }
  useEffect(() => {
    const query = typed.trim()
    if (query === place.query) return
    const timer = setTimeout(() => {
      setPlace((now) => ({ ...now, query }))
      window.history.replaceState(null, '', searchPath({ ...place, query }))
    }, lull)
    return () => clearTimeout(timer)
  }, [typed, place])
  const open = (path: string) => {
    rememberSearch(me.id, place.query)
    router.push(path)
  }
  return (
    <div
      ref={screen}
      onKeyDown={onKeyDown}
      className="flex min-w-0 flex-1 flex-col overflow-y-auto bg-surface"
    >
      <header className="sticky top-0 z-10 flex flex-col gap-2 border-b border-line bg-surface px-3 pt-2 pb-2 sm:px-6 sm:pt-4">
        <div className="flex max-w-212 flex-col gap-2">
          <div className="flex items-center gap-1.5">
            <OpenViewsButton />
            <h1 className="sr-only">{t('title')}</h1>
            <SearchField value={typed} onChange={setTyped} />
          </div>
          <SearchTabs place={place} onChange={(tab) => go({ tab })} />
        </div>
        {place.tab === 'all' && <SearchFilters place={place} onChange={go} />}
      </header>
      <div className="flex w-full max-w-4xl flex-1 flex-col gap-5 px-3 py-4 sm:px-6">
        {place.query === '' ? (
          <SearchStart onChoose={setTyped} />
        ) : (
          <>
            {place.tab !== 'companies' && <FoundPeople place={place} onOpen={open} />}
            {place.tab !== 'companies' && <FoundContactNotes place={place} onOpen={open} />}
            {place.tab !== 'people' && <FoundCompanies place={place} onOpen={open} />}
            {place.tab === 'all' && <FoundMessages place={place} onOpen={open} />}
          </>
        )}
      </div>
    </div>
  )
}
