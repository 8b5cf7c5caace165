'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { useInboxFigures } from '#lib/inboxes/use-widget-settings.ts'

/** What came in through an inbox in thirty days, and what its customers thought of it. */
export function InboxFigures({ inboxId }: { inboxId: string }) {
  const t = useTranslations('inboxes.figures')
  const format = useFormatter()
  const { data } = useInboxFigures(useSupabase(), inboxId)
  const facts = [
    [t('conversations'), data && format.number(data.conversations)],
    [t('open'), data && format.number(data.open)],
    [t('contacts'), data && format.number(data.contacts)],
    [
      data ? t('average', { count: data.ratings }) : t('average', { count: 0 }),
      data &&
        (data.average === null ? '—' : format.number(data.average, { maximumFractionDigits: 1 })),
    ],
  ] as const
  return (
    <SettingsSection title={t('title')}>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-l border border-line bg-line sm:grid-cols-4">
        {facts.map(([label, value], index) => (
          <div key={index} className="flex flex-col-reverse justify-end gap-0.5 bg-surface p-3">
            <dt className="text-xs text-ink-muted">{label}</dt>
            <dd className="tabular h-7 text-xl font-semibold">
              {value ?? <Skeleton className="h-6 w-10" />}
            </dd>
          </div>
        ))}
      </dl>
    </SettingsSection>
  )
}
