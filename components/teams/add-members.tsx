'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Row, RowList } from '#components/ui/row-list.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { peopleLike, type Person } from '#lib/members/person.ts'
import type { Team } from '#lib/teams/team.ts'
import { useTeamVerbs } from '#lib/teams/use-teams.ts'

/** People offered at once; typing narrows them. */
const most = 8

/** Finds people who are not in the team and puts them into it. */
export function AddMembers({ team, people }: { team: Team; people: Person[] }) {
  const t = useTranslations('teams')
  const say = useReason()
  const { notify } = useToast()
  const verbs = useTeamVerbs(useSupabase())
  const [query, setQuery] = useState('')
  const [adding, setAdding] = useState<string | null>(null)
  const found = peopleLike(query, people)

  const add = async ({ id }: Person) => {
    setAdding(id)
    const answer = await verbs.put(team.id, id, 'primary')
    setAdding(null)
    if (answer.ok) return
    notify({ title: t('notPut'), description: say(answer.reason), important: true })
  }

  if (people.length === 0) return null
  return (
    <div className="flex flex-col gap-3 pt-3">
      <Field label={t('add')}>
        <Input
          type="search"
          placeholder={t('find')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </Field>
      {found.length > 0 && (
        <RowList label={t('add')}>
          {found.slice(0, most).map((person) => (
            <Row
              key={person.id}
              icon={<Avatar name={person.name} src={person.avatarUrl} seed={person.id} />}
              title={person.name}
              description={person.email}
            >
              <Button
                size="s"
                busy={adding === person.id}
                onClick={() => void add(person)}
                aria-label={t('addOne', { name: person.name })}
              >
                <Plus aria-hidden />
                {t('addShort')}
              </Button>
            </Row>
          ))}
        </RowList>
      )}
      <p role="status" className="text-sm text-ink-faint empty:hidden">
        {found.length === 0 && t('notFound', { query })}
        {found.length > most && t('more', { count: found.length - most })}
      </p>
    </div>
  )
}
