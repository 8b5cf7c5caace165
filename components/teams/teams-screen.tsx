'use client'

import { ChevronRight, Plus, UsersRound } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useCreating } from '#components/settings/use-creating.ts'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Row, RowList } from '#components/ui/row-list.tsx'
import type { Person } from '#lib/members/person.ts'
import { usePeople } from '#lib/members/use-people.ts'
import type { Team } from '#lib/teams/team.ts'
import { CreateTeam } from './create-team.tsx'

/** Every team and who is in it. */
export function TeamsScreen({ initial }: { initial: Person[] }) {
  const t = useTranslations('teams')
  const { teams } = useDirectory()
  const people = usePeople(useSupabase(), initial)
  const [isCreating, setCreating] = useCreating()
  const open = teams.filter(({ isArchived }) => !isArchived)
  const archived = teams.filter(({ isArchived }) => isArchived)
  const create = (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t('create')}
    </Button>
  )
  return (
    <SettingsPage title={t('title')} description={t('description')} actions={create}>
      {open.length === 0 ? (
        <EmptyState icon={<UsersRound />} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <RowList label={t('title')}>
          {open.map((team) => (
            <TeamRow key={team.id} team={team} people={people} />
          ))}
        </RowList>
      )}
      {archived.length > 0 && (
        <details>
          <summary className="cursor-pointer rounded-m py-1 text-sm text-ink-muted select-none hover:text-ink">
            {t('archived', { count: archived.length })}
          </summary>
          <div className="pt-2">
            <RowList label={t('archivedList')}>
              {archived.map(({ id, name }) => (
                <Row key={id} title={<span className="text-ink-muted">{name}</span>} />
              ))}
            </RowList>
          </div>
        </details>
      )}
      {isCreating && <CreateTeam onClose={() => setCreating(false)} />}
    </SettingsPage>
  )
}

/** Faces shown before the rest is only counted. */
const mostFaces = 5

function TeamRow({ team, people }: { team: Team; people: Person[] }) {
  const t = useTranslations('teams')
  const members = people.filter(
    (one) => !one.isDeactivated && one.memberships.some(({ teamId }) => teamId === team.id),
  )
  return (
    <Row
      className="hover:bg-hover"
      icon={<UsersRound aria-hidden className="size-4.5 shrink-0 text-ink-muted" />}
      title={
        // The whole row is the link.
        <Link href={`/settings/teams/${team.id}`} className="truncate after:absolute after:inset-0">
          {team.name}
        </Link>
      }
      description={t('members', { count: members.length })}
    >
      <span aria-hidden className="flex -space-x-1.5">
        {members.slice(0, mostFaces).map(({ id, name, avatarUrl }) => (
          <Avatar key={id} name={name} src={avatarUrl} seed={id} className="ring-2 ring-surface" />
        ))}
      </span>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
    </Row>
  )
}
