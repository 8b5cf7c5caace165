'use client'

import { UserRoundX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { usePermission } from '#components/desk/use-permission.ts'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { Person } from '#lib/members/person.ts'
import { usePeople } from '#lib/members/use-people.ts'
import { exceedsOwn, type Role } from '#lib/roles/role.ts'
import { useRoles } from '#lib/roles/use-roles.ts'
import { AvailabilityWord } from './availability-word.tsx'
import { Deactivation } from './deactivation.tsx'
import { MemberForm } from './member-form.tsx'
import { MemberTeams } from './member-teams.tsx'
import { ViewAsButton } from './view-as-button.tsx'

type MemberScreenProps = { id: string; initial: { people: Person[]; roles: Role[] } }

/** One member: name, role, capacity, teams, and the way out. */
export function MemberScreen({ id, initial }: MemberScreenProps) {
  const t = useTranslations('people')
  const { me } = useDirectory()
  const db = useSupabase()
  const person = usePeople(db, initial.people).find((one) => one.id === id)
  const roles = useRoles(db, initial.roles)
  const mayManage = usePermission('manage_members')
  const back = { href: '/settings/people', label: t('title') }
  if (!person) {
    return (
      <SettingsPage title={t('member')} back={back}>
        <EmptyState icon={<UserRoundX />} title={t('noSuchMember')}>
          {t('noSuchMemberText')}
        </EmptyState>
      </SettingsPage>
    )
  }
  const role = roles.find((one) => one.id === person.roleId)
  const isBeyondMe = role !== undefined && exceedsOwn(role, me.role)
  return (
    <SettingsPage
      title={person.name}
      back={back}
      actions={<ViewAsButton person={person} />}
      description={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Avatar name={person.name} src={person.avatarUrl} seed={person.id} size="l" />
          <span className="break-all">{person.email}</span>
          {!person.isDeactivated && <AvailabilityWord availability={person.availability} />}
        </span>
      }
    >
      {mayManage && isBeyondMe && <Callout>{t('beyondMe')}</Callout>}
      {person.isDeactivated && <Callout tone="warning">{t('isDeactivated')}</Callout>}
      <MemberForm
        // What somebody else changed meanwhile is what the form begins with.
        key={`${person.name}|${person.roleId}|${person.capacity}`}
        person={person}
        roles={roles}
        isReadOnly={!mayManage || isBeyondMe}
      />
      <MemberTeams person={person} />
      {mayManage && !isBeyondMe && person.id !== me.id && <Deactivation person={person} />}
    </SettingsPage>
  )
}
