'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Contact } from '#lib/contacts/contact.ts'
import { usePageEvents, type PageEvent } from '#lib/contacts/page-event.ts'

const few = 4

/** What the person did on the client's page, as that page says. Nothing where no page says anything. */
export function PageEvents({ contact, asOf }: { contact: Contact; asOf: number }) {
  const t = useTranslations('details.pageEvents')
  const [isWhole, setWhole] = useState(false)
  const ids = [contact.id, ...contact.merged.map(({ id }) => id)]
  const { data = [] } = usePageEvents(useSupabase(), ids, asOf)
  if (data.length === 0) return null
  const shown = isWhole ? data : data.slice(0, few)
  return (
    <section>
      <h3 className="pb-0.5 text-xs font-medium text-ink-faint">{t('title')}</h3>
      <p className="pb-1.5 text-xs text-ink-faint">{t('claimed')}</p>
      <ul className="flex flex-col gap-1.5">
        {shown.map((event) => (
          <PageEventLine key={event.id} event={event} />
        ))}
      </ul>
      {data.length > few && (
        <Button
          size="s"
          look="quiet"
          className="mt-1 -ml-2"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? t('fewer') : t('all', { count: data.length })}
        </Button>
      )}
    </section>
  )
}

function PageEventLine({ event: { name, facts, pageUrl, happenedAt } }: { event: PageEvent }) {
  const said = Object.entries(facts).map(([key, value]) => `${key}: ${value}`)
  return (
    <li className="text-sm" title={pageUrl ?? undefined}>
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
        <span className="shrink-0 text-xs text-ink-faint">
          <RelativeTime at={happenedAt} />
        </span>
      </span>
      {said.length > 0 && (
        <span className="block text-xs wrap-anywhere text-ink-muted">{said.join(' · ')}</span>
      )}
    </li>
  )
}
