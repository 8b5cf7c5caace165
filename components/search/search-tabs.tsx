'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import { tabs, type SearchPlace, type SearchTab } from '#lib/search/search-place.ts'

/** Everything, or one kind of what can be found. */
export function SearchTabs({
  place,
  onChange,
}: {
  place: SearchPlace
  onChange: (tab: SearchTab) => void
}) {
  const t = useTranslations('search')
  return (
    <div role="group" aria-label={t('kinds')} className="flex gap-1">
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-pressed={tab === place.tab}
          onClick={() => onChange(tab)}
          className={classNames(
            'h-7.5 rounded-m px-2.5 text-sm transition-colors duration-(--quick) pointer-coarse:h-10',
            tab === place.tab
              ? 'bg-selected font-medium text-ink'
              : 'text-ink-muted hover:bg-hover hover:text-ink',
          )}
        >
          {t(`tab.${tab}`)}
        </button>
      ))}
    </div>
  )
}
