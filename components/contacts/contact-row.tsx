'use client'

import { BadgeCheck, Ban } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { Counted, LastCell } from '#components/people-lists/last-cell.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import type { ListedContact } from '#lib/contacts/contact-list.ts'

/** What a row says, and from which width on. */
export const contactColumns = [
  { key: 'name', className: 'w-auto' },
  { key: 'reach', className: 'max-md:hidden w-[24%]' },
  { key: 'company', className: 'max-lg:hidden w-[17%]' },
  { key: 'last', className: 'max-md:hidden w-[10.5rem]' },
  { key: 'open', className: 'max-lg:hidden w-[6rem]' },
  { key: 'created', className: 'max-xl:hidden w-[7rem]' },
] as const

const cell = (index: number) =>
  `px-2 first:pl-3 last:pr-3 sm:first:pl-6 sm:last:pr-6 ${contactColumns[index]!.className}`

/** Somebody in the list; the whole row leads to the page of the person. */
export function ContactRow({ contact }: { contact: ListedContact }) {
  const t = useTranslations('peopleLists')
  const reach = contact.email ?? contact.phone
  return (
    <tr className="relative h-13 border-b border-line hover:bg-hover has-[[data-row]:focus-visible]:bg-hover">
      <th scope="row" className={`${cell(0)} font-normal`}>
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={contact.name} src={contact.avatarUrl} seed={contact.id} />
          <span className="min-w-0 flex-1">
            <span className="flex min-w-0 items-center gap-1.5">
              <Link
                href={`/contacts/${contact.id}`}
                prefetch={false}
                data-row=""
                className="min-w-0 truncate font-medium after:absolute after:inset-0"
              >
                {contact.name ?? reach ?? t('visitor')}
              </Link>
              {contact.isVerified && (
                <BadgeCheck
                  role="img"
                  aria-label={t('verified')}
                  className="size-3.5 shrink-0 text-accent-text"
                />
              )}
              {contact.isBlocked && (
                <Ban
                  role="img"
                  aria-label={t('blocked')}
                  className="size-3.5 shrink-0 text-danger-text"
                />
              )}
            </span>
            <span className="flex min-w-0 items-center gap-2 text-xs text-ink-faint md:hidden">
              <span className="min-w-0 truncate">
                {[contact.company?.name, contact.name && reach].filter(Boolean).join(' · ') ||
                  (contact.last ? `#${contact.last.number}` : t('noneYet'))}
              </span>
              {contact.last && <RelativeTime at={contact.last.at} className="ml-auto shrink-0" />}
            </span>
          </span>
        </span>
      </th>
      <td className={cell(1)}>
        <span className="block truncate">{contact.email ?? ''}</span>
        <span className="tabular block truncate text-xs text-ink-faint">{contact.phone ?? ''}</span>
      </td>
      <td className={cell(2)}>
        {contact.company && (
          <Link
            href={`/companies/${contact.company.id}`}
            prefetch={false}
            className="relative block truncate text-ink-muted hover:text-ink hover:underline"
          >
            {contact.company.name}
          </Link>
        )}
      </td>
      <td className={cell(3)}>
        <LastCell last={contact.last} />
      </td>
      <td className={cell(4)}>
        <Counted of={contact.open} />
      </td>
      <td className={`${cell(5)} text-ink-faint`}>
        <RelativeTime at={contact.createdAt} />
      </td>
    </tr>
  )
}
