'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SaveBar } from '#components/settings/save-bar.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import {
  weightNames,
  weightsOf,
  type TeamRouting,
  type WeightName,
  type Weights,
} from '#lib/routing-settings/routing-settings.ts'
import { useRoutingVerbs } from '#lib/routing-settings/use-routing-settings.ts'
import { FormulaPreview } from './formula-preview.tsx'

type Typed = Record<WeightName, string>

const typedOf = (weights: Weights) =>
  Object.fromEntries(weightNames.map((name) => [name, String(weights[name])])) as Typed

/** What goes first: the worth of a priority, a company, a minute of waiting, a near departure. */
export function FormulaForm({ teams, weights }: { teams: TeamRouting[]; weights: Weights }) {
  const t = useTranslations('routing')
  const say = useReason()
  const { notify } = useToast()
  const verbs = useRoutingVerbs(useSupabase())
  const [last, setLast] = useState(() => typedOf(weights))
  const [typed, setTyped] = useState(last)
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const proposed = weightsOf(typed)
  const isChanged = weightNames.some((name) => typed[name] !== last[name])

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!proposed) return setReason('formula_invalid')
    setSaving(true)
    const answer = await verbs.saveFormula(proposed)
    setSaving(false)
    setReason(answer.ok ? null : answer.reason)
    if (!answer.ok) return
    setLast(typed)
    notify({ title: t('formulaSaved') })
  }

  return (
    <SettingsSection title={t('formula')} description={t('formulaText')}>
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          {weightNames.map((name) => (
            <Field key={name} label={t(`weight.${name}`)} hint={t(`weightHint.${name}`)}>
              <Input
                inputMode="decimal"
                value={typed[name]}
                onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
              />
            </Field>
          ))}
        </div>
        {isChanged && proposed === null && (
          <Callout tone="warning">{say('formula_invalid')}</Callout>
        )}
        <FormulaPreview teams={teams} weights={proposed} />
        <SaveBar
          isDirty={isChanged}
          isSaving={isSaving}
          isWrong={proposed === null}
          problem={reason !== null && proposed !== null ? say(reason) : null}
          onForget={() => {
            setTyped(last)
            setReason(null)
          }}
        />
      </form>
    </SettingsSection>
  )
}
