'use client'

import { NotebookPen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import type { SearchPlace } from '#lib/search/search-place.ts'
import { useFoundContactNotes } from '#lib/search/use-contact-notes.ts'
import { ResultLink } from './result-link.tsx'
import { Snippet } from './snippet.tsx'

/** What the team keeps in mind of people; nothing where there is none. */
export function FoundContactNotes(props: { place: SearchPlace; onOpen: (path: string) => void }) {
  const { place, onOpen } = props
  const t = useTranslations('search')
  const { member } = useDirectory()
  const found = useFoundContactNotes(useSupabase(), place)
  const notes = found.data?.pages.flatMap((page) => page.found) ?? []
  if (notes.length === 0) return null
  return (
    <section aria-label={t('contactNotes')} className="flex flex-col gap-1">
      <h2 className="px-2 text-xs font-medium text-ink-faint">{t('contactNotes')}</h2>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <ResultLink href={`/contacts/${note.contact.id}`} onOpen={onOpen}>
              <span className="flex items-center gap-2 text-xs text-ink-faint">
                <NotebookPen aria-hidden className="size-3.5 shrink-0 text-note-muted" />
                <span className="truncate font-medium text-ink">
                  {note.contact.name ?? t('visitor')}
                </span>
                <span className="truncate">{member(note.authorId)?.name ?? t('formerMember')}</span>
                <RelativeTime at={note.at} className="ml-auto shrink-0" />
              </span>
              <span className="line-clamp-2 text-sm wrap-anywhere">
                <Snippet pieces={note.snippet} />
              </span>
            </ResultLink>
          </li>
        ))}
      </ul>
      {place.tab === 'people' && found.hasNextPage && (
        <Button
          className="self-center"
          disabled={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </section>
  )
}
