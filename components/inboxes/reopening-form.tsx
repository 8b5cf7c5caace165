'use client'

import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Button } from '#components/ui/button.tsx'
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
        <div className="grid grid-cols-[6rem_9rem] items-end gap-2">
          <Field label={t('within')}>
            <Input
              inputMode="numeric"
              aria-invalid={problem !== null || undefined}
              value={amount}
              onChange={(event) => {
                setReason(null)
                setAmount(event.target.value)
              }}
            />
          </Field>
          <Select
            aria-label={t('unit')}
            className="w-36"
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
        <p role="alert" className="text-xs text-danger-text empty:hidden">
          {problem && say(problem)}
        </p>
        <div>
          <Button type="submit" busy={isSaving} disabled={chosen === null || chosen === minutes}>
            {t('save')}
          </Button>
        </div>
      </form>
    </SettingsSection>
  )
}
