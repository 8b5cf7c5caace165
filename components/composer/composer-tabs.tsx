'use client'

import { Lock, Reply } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import type { Tab } from '#lib/drafts/draft.ts'

const looks = {
  message: { Icon: Reply, active: 'bg-accent-soft text-accent-text' },
  note: { Icon: Lock, active: 'bg-note-line/60 text-note-ink' },
}

/** Reply or note; each in its own colour, also where the text is written. */
export function ComposerTabs({
  tab,
  tabs,
  onChoose,
}: {
  tab: Tab
  tabs: readonly Tab[]
  onChoose: (tab: Tab) => void
}) {
  const t = useTranslations('composer')
  return (
    <div role="radiogroup" aria-label={t('kind')} className="flex gap-1">
      {tabs.map((each) => {
        const { Icon, active } = looks[each]
        const isChosen = each === tab
        return (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={isChosen}
            onClick={() => onChoose(each)}
            className={classNames(
              'flex h-7 items-center gap-1.5 rounded-m px-2 text-xs font-medium pointer-coarse:h-9',
              isChosen ? active : 'text-ink-muted hover:bg-hover hover:text-ink',
            )}
          >
            <Icon aria-hidden className="size-3.5" />
            {t(each === 'note' ? 'note.tab' : 'message.tab')}
          </button>
        )
      })}
    </div>
  )
}
