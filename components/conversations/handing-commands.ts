'use client'

import { useTranslations } from 'next-intl'
import type { Command } from '#components/commands/command.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'
import { levels } from '#lib/routing/priority.ts'
import type { Assignee } from './assignees.ts'

type HandingActions = {
  give: (to: Assignee) => Promise<unknown>
  setPriority: (priority: number) => Promise<unknown>
}

/** Who is to answer and how soon, as commands of the open conversation: each team, nobody, each priority. */
export function useHandingCommands(conversation: Conversation, act: HandingActions): Command[] {
  const t = useTranslations('commands')
  const say = useTranslations('routing')
  const { me, teams } = useDirectory()
  if (!mayI(me, 'assign') || conversation.mergedIntoId !== null) return []
  const group = 'conversation' as const
  return [
    ...teams
      .filter(({ id, isArchived }) => !isArchived && id !== conversation.teamId)
      .map((team) => ({
        id: `give.team.${team.id}`,
        title: t('giveTeam', { name: team.name }),
        group,
        run: () => void act.give({ kind: 'team', team }),
      })),
    ...(conversation.assigneeId === null
      ? []
      : [
          {
            id: 'unassign',
            title: t('unassign'),
            group,
            run: () => void act.give({ kind: 'nobody' }),
          },
        ]),
    ...levels.map(({ name, points }) => ({
      id: `priority.${name}`,
      title: t('priority', { level: say(`level.${name}`) }),
      group,
      words: ['приоритет', 'priority'],
      run: () => void act.setPriority(points),
    })),
  ]
}
