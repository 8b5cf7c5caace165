'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Team } from '#lib/teams/team.ts'
import { useTeamLoad, useTeamVerbs } from '#lib/teams/use-teams.ts'

/** Closes a team, and asks first who takes over what leads to it. */
export function ArchiveTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const t = useTranslations('teams')
  const say = useReason()
  const router = useRouter()
  const { notify } = useToast()
  const { teams } = useDirectory()
  const db = useSupabase()
  const load = useTeamLoad(db, team.id)
  const verbs = useTeamVerbs(db)
  const [successor, setSuccessor] = useState('')
  const [reason, setReason] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const others = teams.filter(({ id, isArchived }) => id !== team.id && !isArchived)
  // Refused for it: more leads here than this member sees.
  const isInUse =
    reason === 'team_in_use' || (load && load.conversations + load.inboxes + load.categories > 0)

  const archive = async () => {
    setBusy(true)
    setReason(null)
    const answer = await verbs.archive(team.id, successor === '' ? null : successor)
    setBusy(false)
    if (!answer.ok) return setReason(answer.reason)
    notify({ title: t('archivedOne', { name: team.name }) })
    router.push('/settings/teams')
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('archiveTitle', { name: team.name })}
      description={t('archiveText')}
      confirmLabel={t('archive')}
      cancelLabel={t('cancel')}
      closeLabel={t('close')}
      danger
      busy={isBusy}
      disabled={load === undefined || (isInUse === true && successor === '')}
      problem={reason === null ? undefined : say(reason)}
      onConfirm={() => void archive()}
    >
      {isInUse && (
        <Field label={t('successor')} hint={load && t('leading', load)}>
          <Select value={successor} onChange={(event) => setSuccessor(event.target.value)}>
            <option value="" disabled>
              {t('choose')}
            </option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </ConfirmDialog>
  )
}
