'use client'

import { ChevronRight, Pencil } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { patiently } from '#components/ui/patiently.ts'
import { useCompanyVerbs } from '#lib/companies/use-company.ts'
import type { Contact } from '#lib/contacts/contact.ts'
import { sourceOf } from '#lib/contacts/contact.ts'
import { mayI } from '#lib/members/member.ts'
import { AttributeFacts } from './attribute-facts.tsx'
import { FactSection } from './facts.tsx'

const CompanyChoice = lazy(
  patiently(() =>
    import('./company-choice.tsx').then((module) => ({ default: module.CompanyChoice })),
  ),
)

/** Whom somebody works for, what is known of it, and the way to its people and conversations. */
export function CompanySection({ contact }: { contact: Contact | undefined }) {
  const t = useTranslations('details')
  const { me } = useDirectory()
  const verbs = useCompanyVerbs(useSupabase())
  const [isChoosing, setChoosing] = useState(false)
  const company = contact?.company
  const isEditable = mayI(me, 'manage_contacts') && contact?.isErased === false
  const source = contact && sourceOf(contact, 'company_id')
  return (
    <FactSection
      title={t('company')}
      action={
        isEditable && (
          <Popover
            label={t('chooseCompany')}
            open={isChoosing}
            onOpenChange={setChoosing}
            align="end"
            className="w-72 p-0!"
            trigger={
              <IconButton size="s" label={t('chooseCompany')} tooltip={false}>
                <Pencil aria-hidden />
              </IconButton>
            }
          >
            <Suspense fallback={<Skeleton className="m-3 h-8" />}>
              <CompanyChoice contact={contact} onDone={() => setChoosing(false)} />
            </Suspense>
          </Popover>
        )
      }
    >
      {!contact && <Skeleton className="h-5 w-40" />}
      {contact && !company && <p className="text-sm text-ink-faint">{t('noCompany')}</p>}
      {company && (
        <>
          <Link
            href={`/companies/${company.id}`}
            prefetch={false}
            className="-mx-2 flex items-center gap-1 rounded-m px-2 py-1 text-sm font-medium hover:bg-hover"
          >
            <span className="min-w-0 flex-1 truncate">{company.name}</span>
            <ChevronRight aria-hidden className="size-4 text-ink-faint" />
          </Link>
          {source?.kind === 'corrected' && (
            <p className="text-xs text-ink-faint">{t('companyCorrected')}</p>
          )}
          <AttributeFacts
            subject="company"
            values={company.attributes}
            isEditable={isEditable}
            onChange={(changes) => verbs.setAttributes(company.id, changes)}
          />
        </>
      )}
    </FactSection>
  )
}
