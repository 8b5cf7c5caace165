'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { buttonStyle } from '#components/ui/button.tsx'
import { filterFields, type AuditFilter } from '#lib/audit/filter.ts'
import { mayI } from '#lib/members/member.ts'

/** Takes the filtered entries away as a file. A form: the browser stores it as it comes. */
export function ExportButton({ filter }: { filter: AuditFilter }) {
  const t = useTranslations('audit')
  const { me } = useDirectory()
  if (!mayI(me, 'export')) return null
  return (
    <form method="post" action="/api/audit-export">
      {filterFields(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" title={t('exportHint')} className={buttonStyle()}>
        <Download aria-hidden />
        {t('export')}
      </button>
    </form>
  )
}
