'use client'

import { Building2, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useCompaniesLike, useCompanyVerbs } from '#lib/companies/use-company.ts'
import type { Contact } from '#lib/contacts/contact.ts'
import { useContactVerbs } from '#lib/contacts/use-contact.ts'
import { useReason } from '#lib/i18n/use-reason.ts'

const row =
  'flex min-h-8 w-full items-center gap-2 rounded-m px-2 py-1 text-left text-sm hover:bg-hover focus-visible:bg-hover pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted'

/** Finds a company by its name, makes one of that name, or takes the present one away. */
export function CompanyChoice({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const t = useTranslations('details')
  const say = useReason()
  const db = useSupabase()
  const [words, setWords] = useState('')
  const [reason, setReason] = useState<string | null>(null)
  const { data: found = [] } = useCompaniesLike(db, words.trim())
  const contacts = useContactVerbs(db, contact.id)
  const companies = useCompanyVerbs(db)
  const name = words.trim()
  const isNew =
    name !== '' && !found.some((company) => company.name.toLowerCase() === name.toLowerCase())

  const choose = async (company: string | null) => {
    const result = await contacts.edit({ company_id: company })
    if (result.ok) onDone()
    else setReason(result.reason)
  }
  const create = async () => {
    const made = await companies.create(name)
    if (made.ok) await choose(made.value)
    else setReason(made.reason)
  }

  return (
    <div>
      <input
        autoFocus
        aria-label={t('findCompany')}
        placeholder={t('findCompany')}
        value={words}
        maxLength={120}
        className="w-full border-b border-line bg-transparent px-3 py-2.5 text-sm outline-none"
        onChange={(event) => setWords(event.target.value)}
      />
      <ul className="max-h-64 overflow-y-auto p-1">
        {found.map((company) => (
          <li key={company.id}>
            <button type="button" className={row} onClick={() => void choose(company.id)}>
              <Building2 aria-hidden />
              <span className="truncate">{company.name}</span>
            </button>
          </li>
        ))}
        {isNew && (
          <li>
            <button type="button" className={row} onClick={() => void create()}>
              <Plus aria-hidden />
              <span className="truncate">{t('createCompany', { name })}</span>
            </button>
          </li>
        )}
        {contact.company && (
          <li>
            <button type="button" className={row} onClick={() => void choose(null)}>
              <X aria-hidden />
              {t('removeCompany')}
            </button>
          </li>
        )}
      </ul>
      <p role="alert" className="px-3 pb-2 text-xs text-danger-text empty:hidden">
        {reason !== null && say(reason)}
      </p>
    </div>
  )
}
