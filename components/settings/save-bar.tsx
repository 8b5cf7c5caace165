'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, type ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { hold } from './unsaved.ts'

type SaveBarProps = {
  isDirty: boolean
  isSaving: boolean
  /** What is written cannot be saved as it is; the fields say why. */
  isWrong?: boolean
  /** Why it was refused, in words, where no field is to blame. */
  problem?: string | null | undefined
  /** What is written does not exist yet. */
  isNew?: boolean
  /** Where a page has several forms: what this one saves. */
  saveLabel?: string
  /** The form itself keeps what was not saved: leaving loses nothing. */
  isKept?: boolean
  /** Takes back what was not saved. */
  onForget: () => void
  /** The only form of a long page: in reach at its foot. */
  sticky?: boolean
  /** Further buttons of the page: copy, delete. */
  children?: ReactNode
}

/** The foot of every form of the settings: save, take back, and whether something waits to be saved. */
export function SaveBar({
  isDirty,
  isSaving,
  isWrong = false,
  sticky = false,
  ...bar
}: SaveBarProps) {
  const t = useTranslations('settings.form')
  const id = useId()
  const isAtRisk = isDirty && !bar.isKept
  useEffect(() => hold(id, isAtRisk), [id, isAtRisk])
  return (
    <footer
      className={classNames(
        'flex flex-col gap-2',
        sticky &&
          'sticky bottom-0 z-10 -mx-4 -mb-16 border-t border-line bg-surface px-4 py-3 sm:-mx-8 sm:px-8',
      )}
    >
      <div role="alert" className="empty:hidden">
        {bar.problem && <Callout tone="danger">{bar.problem}</Callout>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          look="primary"
          busy={isSaving}
          disabled={(!isDirty && !bar.isNew) || isWrong}
        >
          {bar.saveLabel ?? t(bar.isNew ? 'create' : 'save')}
        </Button>
        <Button look="quiet" disabled={!isDirty || isSaving} onClick={bar.onForget}>
          {t('forget')}
        </Button>
        <span role="status" className="text-xs text-ink-muted">
          {isDirty && !isSaving && t('unsaved')}
        </span>
        {bar.children && <span className="ml-auto flex flex-wrap gap-2">{bar.children}</span>}
      </div>
    </footer>
  )
}
