'use client'

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Row, RowList } from '#components/ui/row-list.tsx'
import { SettingsPage } from './settings-page.tsx'
import { useSections } from './use-sections.ts'

/** Every settings page one may open, with what it is for; on a narrow screen the way to them. */
export function SettingsOverview() {
  const t = useTranslations('settings')
  const sections = useSections()
  return (
    <SettingsPage title={t('title')} description={t('description')} back={null}>
      {sections.length > 0 && (
        <RowList label={t('title')}>
          {sections.map(({ key, href, icon: Icon }) => (
            <Row
              key={key}
              className="hover:bg-hover"
              icon={<Icon aria-hidden className="size-4.5 shrink-0 text-ink-muted" />}
              title={
                // The whole row is the link.
                <Link href={href} className="after:absolute after:inset-0">
                  {t(`section.${key}.name`)}
                </Link>
              }
              description={t(`section.${key}.description`)}
            >
              <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
            </Row>
          ))}
        </RowList>
      )}
    </SettingsPage>
  )
}
