'use client'

import { useTranslations } from 'next-intl'
import type { Assignee } from '#components/conversations/assignees.ts'
import { useTell } from '#components/conversations/use-tell.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useToast } from '#components/ui/toast.tsx'
import type { LiveTimeline } from '#lib/conversations/timeline-live.ts'
import type { Verbs } from '#lib/conversations/verbs.ts'
import type { Room } from '#lib/routing/room.ts'

/** Taking, giving, giving back and moving by hand; what can be undone says so, with the way back. */
export function useHandOver(live: LiveTimeline, verbs: Verbs) {
  const t = useTranslations('routing')
  const { notify } = useToast()
  const tell = useTell()
  const { me } = useDirectory()

  const before = () => live.state().timeline?.conversation
  const undo = (back: () => Promise<unknown>) => ({
    action: { label: t('undo'), onClick: () => void back() },
  })
  const giveBackTo = (owner: string | null | undefined) => () =>
    owner ? tell(() => verbs.assign(owner)) : tell(verbs.unassign)

  const assignTo = (member: { id: string; name: string }) => {
    const owner = before()?.assigneeId
    const verb = () => (member.id === me.id && !owner ? verbs.claim() : verbs.assign(member.id))
    return tell<Room>(verb, ({ open, capacity, isOver }) => {
      const isMe = member.id === me.id ? 'yes' : 'no'
      notify({
        title: t('given', { isMe, member: member.name }),
        ...(isOver && { description: t('nowHas', { isMe, member: member.name, open, capacity }) }),
        ...undo(giveBackTo(owner)),
      })
    })
  }
  const unassign = () => {
    const owner = before()?.assigneeId
    return tell(verbs.unassign, () =>
      notify({ title: t('unassigned'), ...(owner && undo(giveBackTo(owner))) }),
    )
  }
  const move = (team: { id: string; name: string }, note: string) => {
    const { teamId, assigneeId } = before() ?? {}
    // Moved out of sight, it cannot be called back.
    const staysInSight = me.role.scope === 'all' || me.teamIds.includes(team.id)
    const back = async () => {
      if (teamId) await tell(() => verbs.move(teamId))
      if (assigneeId) await tell(() => verbs.assign(assigneeId))
    }
    return tell(
      () => verbs.move(team.id, note),
      () =>
        notify({
          title: t('moved', { team: team.name }),
          ...(teamId && staysInSight && undo(back)),
        }),
    )
  }

  return {
    /** @param note left for the team that gets it */
    give: (to: Assignee, note = '') => {
      if (to.kind === 'nobody') return unassign()
      return to.kind === 'team' ? move(to.team, note) : assignTo(to.member)
    },
    claim: () => assignTo(me),
  }
}
