'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { Counted, LastCell } from '#components/people-lists/last-cell.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import type { ListedCompany } from '#lib/companies/company-list.ts'

/** What a row says, and from which width on. */
export const companyColumns = [
  { key: 'company', className: 'w-auto' },
  { key: 'people', className: 'max-md:hidden w-[7rem]' },
  { key: 'last', className: 'max-md:hidden w-[10.5rem]' },
  { key: 'open', className: 'max-md:hidden w-[7rem]' },
  { key: 'created', className: 'max-lg:hidden w-[7rem]' },
] as const

const cell = (index: number) =>
  `px-2 first:pl-3 last:pr-3 sm:first:pl-6 sm:last:pr-6 ${companyColumns[index]!.className}`

/** A company in the list; the whole row leads to its page. */
export function CompanyRow({ company }: { company: ListedCompany }) {
  const t = useTranslations('peopleLists')
  return (
    <tr className="relative h-13 border-b border-line hover:bg-hover has-[[data-row]:focus-visible]:bg-hover">
      <th scope="row" className={`${cell(0)} font-normal`}>
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={company.name} seed={company.id} />
          <span className="min-w-0 flex-1">
            <Link
              href={`/companies/${company.id}`}
              prefetch={false}
              data-row=""
              className="block truncate font-medium after:absolute after:inset-0"
            >
              {company.name}
            </Link>
            <span className="flex items-center gap-2 text-xs text-ink-faint md:hidden">
              <span className="min-w-0 truncate">
                {t('peopleAndOpen', { people: company.people, open: company.open })}
              </span>
              {company.last && <RelativeTime at={company.last.at} className="ml-auto shrink-0" />}
            </span>
          </span>
        </span>
      </th>
      <td className={cell(1)}>
        <Counted of={company.people} />
      </td>
      <td className={cell(2)}>
        <LastCell last={company.last} />
      </td>
      <td className={cell(3)}>
        <Counted of={company.open} />
      </td>
      <td className={`${cell(4)} text-ink-faint`}>
        <RelativeTime at={company.createdAt} />
      </td>
    </tr>
  )
}
