'use client'

import { Check, ChevronRight, X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { useViewing } from '#components/view-as/viewing-provider.tsx'
import { firstSteps } from '#lib/first-steps/steps.ts'
import { useFirstSteps } from '#lib/first-steps/use-first-steps.ts'
import { mayI } from '#lib/members/member.ts'
import { usePreferences } from '#lib/preferences/use-preferences.ts'

/**
 * What a new desk has yet to do, for whoever sets it up; once all is done, or it was put away, its children
 * stand there.
 */
export function FirstSteps({ children }: { children: ReactNode }) {
  const t = useTranslations('firstSteps')
  const db = useSupabase()
  const { me } = useDirectory()
  const { preferences, change } = usePreferences(db)
  const isViewing = useViewing() !== null
  const isWanted = mayI(me, 'manage_inboxes') && !preferences.checklistDismissed && !isViewing
  const done = useFirstSteps(db, isWanted)
  if (!isWanted || !done || firstSteps.every(({ key }) => done[key])) return children
  const count = firstSteps.filter(({ key }) => done[key]).length
  return (
    <section
      aria-labelledby="first-steps"
      className="m-auto w-full max-w-md rounded-l border border-line bg-raised text-left"
    >
      <header className="flex items-start gap-3 px-4 pt-3 pb-2">
        <div className="min-w-0 flex-1">
          <h2 id="first-steps" className="text-sm font-semibold">
            {t('title')}
          </h2>
          <p className="text-xs text-ink-muted">
            {t('progress', { done: count, all: firstSteps.length })}
          </p>
        </div>
        <IconButton label={t('dismiss')} onClick={() => void change({ checklistDismissed: true })}>
          <X aria-hidden />
        </IconButton>
      </header>
      <ul className="border-t border-line">
        {firstSteps.map(({ key, href }) => (
          <li key={key} className="border-b border-line last:border-0">
            <Link href={href} className="flex items-center gap-3 px-4 py-2 text-sm hover:bg-hover">
              <span
                className={classNames(
                  'flex size-4.5 shrink-0 items-center justify-center rounded-full border',
                  done[key] ? 'border-accent bg-accent text-accent-ink' : 'border-line-field',
                )}
              >
                {done[key] && <Check role="img" aria-label={t('done')} className="size-3" />}
              </span>
              <span className={classNames('flex-1', done[key] && 'text-ink-faint line-through')}>
                {t(`step.${key}`)}
              </span>
              <ChevronRight aria-hidden className="size-4 text-ink-faint" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
