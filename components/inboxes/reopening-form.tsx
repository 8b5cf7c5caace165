'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { SaveBar } from '#components/settings/save-bar.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { inUnit, reopeningOf, reopeningUnits, type ReopeningUnit } from '#lib/inboxes/reopening.ts'
import type { Result } from '#lib/kernel/result.ts'

type ReopeningFormProps = {
  minutes: number
  onSave: (minutes: number) => Promise<Result<unknown>>
}

/** For how long a customer's message reopens what was closed. Saved by itself: another permission sets it. */
export function ReopeningForm({ minutes, onSave }: ReopeningFormProps) {
  const t = useTranslations('inboxes.reopening')
  const say = useReason()
  const { notify } = useToast()
  const [amount, setAmount] = useState(() => String(inUnit(minutes).amount))
  const [unit, setUnit] = useState<ReopeningUnit>(() => inUnit(minutes).unit)
  const [reason, setReason] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const chosen = reopeningOf(amount, unit)
  const problem = chosen === null ? 'reopening_invalid' : reason

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (chosen === null || isSaving) return
    setSaving(true)
    const answer = await onSave(chosen)
    setSaving(false)
    if (answer.ok) notify({ title: t('saved') })
    else setReason(answer.reason)
  }

  return (
    <SettingsSection title={t('title')} description={t('description')}>
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-3">
        <div className="flex flex-wrap items-start gap-2">
          <Field label={t('within')} error={problem && say(problem)}>
            <Input
              className="max-w-24"
              inputMode="numeric"
              value={amount}
              onChange={(event) => {
                setReason(null)
                setAmount(event.target.value)
              }}
            />
          </Field>
          <Select
            aria-label={t('unit')}
            className="mt-6.5 w-36"
            value={unit}
            onChange={(event) => setUnit(event.target.value as ReopeningUnit)}
          >
            {reopeningUnits.map((one) => (
              <option key={one} value={one}>
                {t(`units.${one}`)}
              </option>
            ))}
          </Select>
        </div>
        <SaveBar
          saveLabel={t('save')}
          isDirty={chosen !== minutes}
          isSaving={isSaving}
          isWrong={chosen === null}
          onForget={() => {
            setAmount(String(inUnit(minutes).amount))
            setUnit(inUnit(minutes).unit)
            setReason(null)
          }}
        />
      </form>
    </SettingsSection>
  )
}
