'use client'

import { Search, UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { usePermission } from '#components/desk/use-permission.ts'
import { useRoleWords } from '#components/roles/use-role-words.ts'
import { useCreating } from '#components/settings/use-creating.ts'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { RowList } from '#components/ui/row-list.tsx'
import type { Invitation } from '#lib/invitations/invitation.ts'
import { peopleLike, type Person } from '#lib/members/person.ts'
import { usePeople } from '#lib/members/use-people.ts'
import type { Role } from '#lib/roles/role.ts'
import { useRoles } from '#lib/roles/use-roles.ts'
import { InvitationList } from './invitation-list.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { PersonRow } from './person-row.tsx'

export type PeopleScreenProps = { people: Person[]; roles: Role[]; invitations: Invitation[] }

/** Everybody on the team, those who are asked to join, and those who left. */
export function PeopleScreen({ initial }: { initial: PeopleScreenProps }) {
  const t = useTranslations('people')
  const db = useSupabase()
  const people = usePeople(db, initial.people)
  const roles = useRoles(db, initial.roles)
  const mayInvite = usePermission('manage_members')
  const { nameOf } = useRoleWords()
  const [query, setQuery] = useState('')
  const [isInviting, setInviting] = useCreating()
  const found = peopleLike(query, people)
  const active = found.filter(({ isDeactivated }) => !isDeactivated)
  const left = found.filter(({ isDeactivated }) => isDeactivated)
  const rows = (some: Person[]) =>
    some.map((person) => {
      const role = roles.find(({ id }) => id === person.roleId)
      return <PersonRow key={person.id} person={person} role={role ? nameOf(role) : ''} />
    })
  return (
    <SettingsPage
      title={t('title')}
      description={t('description')}
      actions={
        mayInvite && (
          <Button look="primary" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden />
            {t('invite')}
          </Button>
        )
      }
    >
      {mayInvite && <InvitationList initial={initial.invitations} roles={roles} />}
      <div className="flex flex-col gap-3">
        <div className="relative">
          <Search
            aria-hidden
            className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-ink-faint"
          />
          <Input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            className="pl-8"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
        {active.length > 0 && <RowList label={t('title')}>{rows(active)}</RowList>}
        <p role="status" className="text-sm text-ink-faint empty:hidden">
          {found.length === 0 && t('nobody', { query })}
        </p>
      </div>
      {left.length > 0 && (
        <details open={query.trim() !== ''} className="flex flex-col">
          <summary className="cursor-pointer rounded-m py-1 text-sm text-ink-muted select-none hover:text-ink">
            {t('deactivated', { count: left.length })}
          </summary>
          <div className="pt-2">
            <RowList label={t('deactivatedList')}>{rows(left)}</RowList>
          </div>
        </details>
      )}
      {isInviting && <InviteDialog roles={roles} onClose={() => setInviting(false)} />}
    </SettingsPage>
  )
}
