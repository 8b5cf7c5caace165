'use client'

import { Building2, ContactRound, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCommands } from '#components/commands/use-commands.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { railLink } from '#components/desk/rail-link.ts'
import { mayI } from '#lib/members/member.ts'
import type { ListKind } from './list-frame.tsx'

const links: { kind: ListKind; Icon: LucideIcon }[] = [
  { kind: 'contacts', Icon: ContactRound },
  { kind: 'companies', Icon: Building2 },
]

/** The ways to the lists of people and companies, under the views. */
export function PeopleLinks({ onChoose }: { onChoose?: (() => void) | undefined }) {
  const t = useTranslations('peopleLists')
  const path = usePathname()
  return (
    <nav aria-label={t('kinds')} className="mt-4 flex flex-col gap-px px-2">
      {links.map(({ kind, Icon }) => {
        const isHere = path === `/${kind}` || path.startsWith(`/${kind}/`)
        return (
          <Link
            key={kind}
            href={`/${kind}`}
            prefetch={false}
            onClick={onChoose}
            aria-current={isHere ? 'page' : undefined}
            className={railLink(isHere)}
          >
            <Icon aria-hidden className="size-4 shrink-0" />
            <span className="flex-1 truncate">{t(`${kind}.title`)}</span>
          </Link>
        )
      })}
    </nav>
  )
}

/** The palette's ways to the lists, and to a new person or company. */
export function usePeopleCommands(): void {
  const t = useTranslations('peopleLists')
  const router = useRouter()
  const { me } = useDirectory()
  const mayCreate = mayI(me, 'manage_contacts')
  useCommands([
    {
      id: 'go.contacts',
      title: t('contacts.title'),
      group: 'go',
      words: ['клиенты', 'люди', 'contacts', 'people', 'customers'],
      keys: 'KeyG KeyC',
      run: () => router.push('/contacts'),
    },
    {
      id: 'go.companies',
      title: t('companies.title'),
      group: 'go',
      words: ['компании', 'companies', 'organisations'],
      keys: 'KeyG KeyO',
      run: () => router.push('/companies'),
    },
    ...(mayCreate
      ? [
          {
            id: 'people.create',
            title: t('contacts.create'),
            group: 'people' as const,
            words: ['новый клиент', 'контакт', 'new contact', 'customer'],
            run: () => router.push('/contacts?new'),
          },
          {
            id: 'companies.create',
            title: t('companies.create'),
            group: 'people' as const,
            words: ['новая компания', 'new company'],
            run: () => router.push('/companies?new'),
          },
        ]
      : []),
  ])
}
