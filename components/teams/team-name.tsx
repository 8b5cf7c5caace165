'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SaveBar } from '#components/settings/save-bar.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Team } from '#lib/teams/team.ts'
import { useTeamVerbs } from '#lib/teams/use-teams.ts'

/** What a team is called; old conversations follow. */
export function TeamName({ team }: { team: Team }) {
  const t = useTranslations('teams')
  const say = useReason()
  const { notify } = useToast()
  const verbs = useTeamVerbs(useSupabase())
  const [name, setName] = useState(team.name)
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    setReason(null)
    const answer = await verbs.rename(team.id, name.trim())
    setSaving(false)
    if (!answer.ok) return setReason(answer.reason)
    notify({ title: t('renamed', { name: name.trim() }) })
  }

  return (
    <form onSubmit={(event) => void save(event)} className="flex max-w-128 flex-col gap-3">
      <Field label={t('name')} error={reason === null ? undefined : say(reason)}>
        <Input
          required
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <SaveBar
        isDirty={name.trim() !== team.name}
        isSaving={isSaving}
        isWrong={name.trim() === ''}
        onForget={() => {
          setName(team.name)
          setReason(null)
        }}
      />
    </form>
  )
}
