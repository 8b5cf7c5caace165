'use client'

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Row } from '#components/ui/row-list.tsx'
import type { Person } from '#lib/members/person.ts'
import { AvailabilityWord } from './availability-word.tsx'

/** One member: who it is, with which role and in which teams, and whether it is there. */
export function PersonRow({ person, role }: { person: Person; role: string }) {
  const t = useTranslations('people')
  const { me, team } = useDirectory()
  const teams = person.memberships.flatMap(({ teamId }) => team(teamId)?.name ?? [])
  return (
    <Row
      className="hover:bg-hover"
      icon={<Avatar name={person.name} src={person.avatarUrl} seed={person.id} size="l" />}
      title={
        <>
          {/* The whole row is the link. */}
          <Link
            href={`/settings/people/${person.id}`}
            className="truncate after:absolute after:inset-0"
          >
            {person.name}
          </Link>
          {person.id === me.id && <span className="font-normal text-ink-faint">{t('me')}</span>}
          <Badge>{role}</Badge>
        </>
      }
      description={
        <span className="break-words">
          {[person.email, teams.join(', ')].filter(Boolean).join(' · ')}
        </span>
      }
    >
      {!person.isDeactivated && <AvailabilityWord availability={person.availability} />}
      <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
    </Row>
  )
}
