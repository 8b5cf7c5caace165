'use client'

import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useNow } from '#components/desk/use-now.ts'
import type { Visit } from '#lib/contacts/contact.ts'
import { Fact, FactSection } from './facts.tsx'

/** A session says that it is there when it begins and every ten minutes: longer ago it is gone. */
const hereFor = 11 * 60_000

/** Where on the company's site somebody is or was, and with what; as the browser says. */
export function VisitFacts({ visit }: { visit: Visit }) {
  const t = useTranslations('details')
  const now = useNow()
  const isHere = now - new Date(visit.seenAt).getTime() < hereFor
  const { pageUrl: page, browser, system } = visit
  return (
    <FactSection title={t('visit.title')}>
      {page && (
        <Fact name={t(isHere ? 'visit.page' : 'visit.lastPage')}>
          <a
            href={page}
            target="_blank"
            rel="noopener noreferrer nofollow"
            title={page}
            className="inline-flex max-w-full items-center gap-1 text-accent-text hover:underline"
          >
            <span className="truncate">{visit.pageTitle ?? shortened(page)}</span>
            <ExternalLink aria-hidden className="size-3 shrink-0" />
          </a>
        </Fact>
      )}
      <Fact name={t('visit.seen')}>
        {isHere ? t('visit.now') : <RelativeTime at={visit.seenAt} />}
      </Fact>
      {(browser ?? system) && (
        <Fact name={t('visit.browser')}>
          {browser && system ? t('visit.onSystem', { browser, system }) : (browser ?? system)}
        </Fact>
      )}
    </FactSection>
  )
}

/** The address without what everybody knows of it. */
function shortened(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, '').replace(/[?#].*$/, '')
}
