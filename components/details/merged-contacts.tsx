'use client'

import { useTranslations } from 'next-intl'
import { useTell } from '#components/conversations/use-tell.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { RelativeTime } from '#components/desk/relative-time.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { useToast } from '#components/ui/toast.tsx'
import type { Contact } from '#lib/contacts/contact.ts'
import { mayI } from '#lib/members/member.ts'
import { useMergeVerbs } from '#lib/merge/use-merge.ts'

/** Contacts that somebody took for this person, and the way back. */
export function MergedContacts({ contact }: { contact: Contact }) {
  const t = useTranslations('merge')
  const { me, member } = useDirectory()
  const verbs = useMergeVerbs(useSupabase())
  const tell = useTell()
  const { notify } = useToast()
  if (contact.merged.length === 0) return null
  const split = (id: string, name: string) =>
    tell(
      () => verbs.splitContact(id),
      () => notify({ title: t('contactSplit', { name }) }),
    )
  return (
    <section>
      <h3 className="pb-1.5 text-xs font-medium text-ink-faint">{t('mergedContacts')}</h3>
      <ul className="flex flex-col gap-1.5">
        {contact.merged.map((merged) => {
          const name = merged.name ?? merged.email ?? merged.phone ?? t('visitor')
          return (
            <li key={merged.id} className="flex items-center gap-2 text-sm">
              <span className="min-w-0 flex-1">
                <span className="block truncate">{name}</span>
                <span className="block truncate text-xs text-ink-faint">
                  {t('by', { name: member(merged.mergedBy)?.name ?? t('formerMember') })}
                  {merged.mergedAt && (
                    <>
                      {' '}
                      · <RelativeTime at={merged.mergedAt} />
                    </>
                  )}
                </span>
              </span>
              {mayI(me, 'merge') && (
                <Button
                  size="s"
                  look="quiet"
                  aria-label={t('splitNamed', { name })}
                  onClick={() => void split(merged.id, name)}
                >
                  {t('split')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
