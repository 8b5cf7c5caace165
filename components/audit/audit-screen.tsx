'use client'

import { RotateCw, ScrollText } from 'lucide-react'
import { useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { AuditPage } from '#lib/audit/entry.ts'
import { filterFields, noFilter, type AuditFilter } from '#lib/audit/filter.ts'
import { useAudit } from '#lib/audit/use-audit.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditList } from './audit-list.tsx'
import { AuditSkeleton } from './audit-skeleton.tsx'
import { ExportButton } from './export-button.tsx'

type AuditScreenProps = {
  /** What the address asks for, and the first entries of it. */
  filter: AuditFilter
  first: AuditPage
  /** Why an export did not happen. */
  refused: string | null
}

/** The audit log: filtered, in words, page by page. */
export function AuditScreen({ filter: asked, first, refused }: AuditScreenProps) {
  const t = useTranslations('audit')
  const say = useReason()
  const [filter, setFilter] = useState(asked)
  const { query, log } = useAudit(useSupabase(), filter, useTimeZone() ?? 'UTC', {
    filter: asked,
    page: first,
  })
  const choose = (next: AuditFilter) => {
    setFilter(next)
    const wish = new URLSearchParams(filterFields(next)).toString()
    history.replaceState(null, '', wish ? `?${wish}` : location.pathname)
  }
  const isFiltered = filterFields(filter).length > 0
  return (
    <SettingsPage
      wide
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <Button
            busy={query.isFetching && !query.isFetchingNextPage}
            onClick={() => void query.refetch()}
          >
            <RotateCw aria-hidden />
            {t('refresh')}
          </Button>
          <ExportButton filter={filter} />
        </>
      }
    >
      {refused && <Callout tone="danger">{t('notExported', { reason: say(refused) })}</Callout>}
      <AuditFilters filter={filter} onChange={choose} />
      {query.isError && !log ? (
        <Callout
          tone="danger"
          action={<Button onClick={() => void query.refetch()}>{t('retry')}</Button>}
        >
          {t('unreachable')}
        </Callout>
      ) : !log ? (
        <AuditSkeleton label={t('loading')} />
      ) : log.entries.length === 0 ? (
        <EmptyState
          icon={<ScrollText />}
          title={t(isFiltered ? 'none.title' : 'empty.title')}
          action={
            isFiltered && <Button onClick={() => choose(noFilter)}>{t('filter.reset')}</Button>
          }
        >
          {t(isFiltered ? 'none.text' : 'empty.text')}
        </EmptyState>
      ) : (
        <>
          <AuditList log={log} />
          {query.hasNextPage && (
            <Button
              className="self-center"
              busy={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t(query.isFetchNextPageError ? 'retry' : 'more')}
            </Button>
          )}
        </>
      )}
    </SettingsPage>
  )
}
