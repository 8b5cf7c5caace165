'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SaveBar } from '#components/settings/save-bar.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { routings, type Routing, type TeamRouting } from '#lib/routing-settings/routing-settings.ts'
import { useRoutingVerbs } from '#lib/routing-settings/use-routing-settings.ts'
import { HoursEditor } from './hours-editor.tsx'

const numberOrNull = (typed: string) => (typed === '' ? null : Number(typed))

/** One team: how it gives out work, when it is too much, and when it works. */
export function TeamRoutingCard({ team: saved, isOpen }: { team: TeamRouting; isOpen: boolean }) {
  const t = useTranslations('routing')
  const say = useReason()
  const { notify } = useToast()
  const verbs = useRoutingVerbs(useSupabase())
  const [last, setLast] = useState(saved)
  const [team, setTeam] = useState(saved)
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const isChanged = JSON.stringify(team) !== JSON.stringify(last)
  const change = (changes: Partial<TeamRouting>) => setTeam({ ...team, ...changes })

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    const answer = await verbs.saveTeam(team)
    setSaving(false)
    setReason(answer.ok ? null : answer.reason)
    if (!answer.ok) return
    setLast(team)
    notify({ title: t('saved', { team: team.name }) })
  }

  return (
    <details open={isOpen} className="group/team rounded-l border border-line">
      <summary className="flex cursor-pointer list-none items-center gap-3 rounded-l px-4 py-3 select-none hover:bg-hover [&::-webkit-details-marker]:hidden">
        <h3 className="min-w-0 flex-1">
          <span className="block truncate text-sm font-semibold">{team.name}</span>
          <span className="block truncate text-xs text-ink-muted">
            {t(`ruleName.${last.routing}`)} · {last.timeZone}
          </span>
        </h3>
        <ChevronDown
          aria-hidden
          className="size-4 shrink-0 text-ink-faint transition-transform group-open/team:rotate-180"
        />
      </summary>
      <form
        aria-label={team.name}
        onSubmit={(event) => void save(event)}
        className="flex flex-col gap-4 border-t border-line p-4"
      >
        <Field label={t('rule')} hint={t(`ruleHint.${team.routing}`)}>
          <Select
            value={team.routing}
            onChange={(event) => change({ routing: event.target.value as Routing })}
          >
            {routings.map((routing) => (
              <option key={routing} value={routing}>
                {t(`ruleName.${routing}`)}
              </option>
            ))}
          </Select>
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('alertQueue')} hint={t('alertHint')}>
            <Input
              type="number"
              min={1}
              max={100_000}
              value={team.alertQueueLength ?? ''}
              onChange={(event) => change({ alertQueueLength: numberOrNull(event.target.value) })}
            />
          </Field>
          <Field label={t('alertOldest')} hint={t('alertHint')}>
            <Input
              type="number"
              min={1}
              max={10_080}
              value={team.alertOldestMinutes ?? ''}
              onChange={(event) => change({ alertOldestMinutes: numberOrNull(event.target.value) })}
            />
          </Field>
        </div>
        <HoursEditor team={team} onChange={change} />
        <SaveBar
          isDirty={isChanged}
          isSaving={isSaving}
          problem={reason === null ? null : say(reason)}
          onForget={() => {
            setTeam(last)
            setReason(null)
          }}
        />
      </form>
    </details>
  )
}
