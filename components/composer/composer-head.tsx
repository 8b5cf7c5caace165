'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '#components/ui/class-names.ts'
import type { Tab } from '#lib/drafts/draft.ts'
import { ComposerTabs } from './composer-tabs.tsx'

type ComposerHeadProps = {
  tab: Tab
  tabs: readonly Tab[]
  enterSends: boolean
  onChoose: (tab: Tab) => void
}

/** What is being written, a reply or a note, and which key sends it. */
export function ComposerHead({ tab, tabs, enterSends, onChoose }: ComposerHeadProps) {
  const t = useTranslations('composer')
  const isNote = tab === 'note'
  return (
    <div className="flex items-center gap-3 px-1.5 pt-1.5">
      <ComposerTabs tab={tab} tabs={tabs} onChoose={onChoose} />
      <p
        className={classNames(
          'hidden min-w-0 flex-1 truncate pr-1.5 text-right text-xs sm:block',
          isNote ? 'text-note-muted' : 'text-ink-faint pointer-coarse:invisible',
        )}
      >
        {isNote ? t('note.hint') : t(enterSends ? 'message.hint' : 'message.hintCtrl')}
      </p>
    </div>
  )
}
