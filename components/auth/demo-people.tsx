'use client'

import { useTranslations } from 'next-intl'
import { Avatar } from '#components/ui/avatar.tsx'
import type { DemoPerson } from '#lib/auth/demo-people.ts'

export type DemoPeopleProps = {
  people: readonly DemoPerson[]
  password: string
  onChoose: (person: DemoPerson, password: string) => void
}

/** The cast of a demonstration: a press fills in the form. */
export function DemoPeople({ people, password, onChoose }: DemoPeopleProps) {
  const t = useTranslations('auth')
  return (
    <section aria-labelledby="demo-people" className="mt-8 border-t border-line pt-5">
      <h2 id="demo-people" className="text-xs font-medium text-ink-muted">
        {t('signIn.demo')}
      </h2>
      <p className="mb-2 text-xs text-ink-faint">{t('signIn.demoHint')}</p>
      <ul className="-mx-2">
        {people.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              onClick={() => onChoose(person, password)}
              className="flex h-9 w-full items-center gap-2.5 rounded-m px-2 text-left hover:bg-hover pointer-coarse:h-11"
            >
              <Avatar name={person.name} seed={person.email} size="s" />
              <span className="flex-1 truncate">{person.name}</span>
              <span className="text-xs text-ink-faint">{t(`role.${person.role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
