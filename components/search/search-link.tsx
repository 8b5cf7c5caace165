'use client'

import { Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCommands } from '#components/commands/use-commands.ts'
import { railLink } from '#components/desk/rail-link.ts'
import { Kbd } from '#components/ui/kbd.tsx'

/** The way to the search, above the views. */
export function SearchLink({ onChoose }: { onChoose?: (() => void) | undefined }) {
  const t = useTranslations('search')
  const isHere = usePathname() === '/search'
  return (
    <Link
      href="/search"
      onClick={onChoose}
      aria-current={isHere ? 'page' : undefined}
      className={railLink(isHere, 'mx-2 mb-2')}
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="flex-1">{t('title')}</span>
      <span aria-hidden className="pointer-coarse:hidden">
        <Kbd keys={['/']} />
      </span>
    </Link>
  )
}

/** `/` from everywhere in the desk, and the palette's way there. */
export function useSearchCommand(): void {
  const t = useTranslations('search')
  const router = useRouter()
  const path = usePathname()
  const isHere = path === '/search'
  // Lists with a search of their own answer to the key.
  const isTaken = path === '/contacts' || path === '/companies'
  useCommands(
    isHere
      ? []
      : [
          {
            id: 'go.search',
            title: t('title'),
            group: 'go',
            words: ['поиск', 'найти', 'search', 'find'],
            ...(!isTaken && { keys: 'Slash' }),
            run: () => router.push('/search'),
          },
        ],
  )
}
