'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useNow } from '#components/desk/use-now.ts'
import { stopViewingPath } from '#lib/supabase/viewing-paths.ts'
import { leaveOverViewing, useViewing } from './viewing-provider.tsx'

/** Above everything while the desk is seen through a member's eyes: whose, for how long, and the way back. */
export function ViewAsBanner() {
  const viewing = useViewing()
  return viewing && <Banner endsAt={viewing.endsAt} />
}

function Banner({ endsAt }: { endsAt: string }) {
  const t = useTranslations('viewAs')
  const { me } = useDirectory()
  const left = Date.parse(endsAt) - useNow()
  const isOver = left <= 0
  useEffect(() => {
    if (isOver) leaveOverViewing()
  }, [isOver])
  return (
    <section
      aria-label={t('label')}
      className="flex min-h-10 shrink-0 items-center gap-3 bg-danger px-3 py-1.5 text-xs text-danger-ink sm:justify-center sm:text-sm"
    >
      <Eye aria-hidden className="size-4 shrink-0 max-sm:hidden" />
      <p className="min-w-0 text-pretty max-sm:flex-1">
        <strong className="font-semibold">{t('as', { name: me.name })}</strong>{' '}
        {t('nothingChanges')}{' '}
        <span className="whitespace-nowrap">
          {t('left', { minutes: Math.max(1, Math.ceil(left / 60_000)) })}
        </span>
      </p>
      {/* A real form: the answer is a new page, and nothing of this one stays in memory. */}
      <form method="post" action={stopViewingPath}>
        <button
          type="submit"
          className="h-7 rounded-m bg-danger-ink px-3 font-medium text-danger pointer-coarse:h-9"
        >
          {t('stop')}
        </button>
      </form>
    </section>
  )
}
