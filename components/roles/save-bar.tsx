'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'

/** Save and take back, always in reach at the foot of a long form. */
export function SaveBar({
  isNew,
  isDirty,
  isSaving,
  problem,
  onForget,
}: {
  isNew: boolean
  isDirty: boolean
  isSaving: boolean
  /** Why it was refused, in words. */
  problem: string | undefined
  onForget: () => void
}) {
  const t = useTranslations('roles')
  return (
    <footer className="sticky bottom-0 z-10 -mx-4 -mb-16 flex flex-col gap-2 border-t border-line bg-surface px-4 py-3 sm:-mx-8 sm:px-8 xl:col-span-2">
      <div role="alert" className="empty:hidden">
        {problem && <Callout tone="danger">{problem}</Callout>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" busy={isSaving} disabled={!isDirty && !isNew}>
          {t(isNew ? 'create' : 'save')}
        </Button>
        <Button look="quiet" disabled={!isDirty || isSaving} onClick={onForget}>
          {t('forget')}
        </Button>
        <span role="status" className="text-xs text-ink-faint">
          {isDirty && !isNew && t('unsaved')}
        </span>
      </div>
    </footer>
  )
}
