'use client'

import { useTranslations } from 'next-intl'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Switch } from '#components/ui/switch.tsx'
import type { QuietHours as Hours } from '#lib/preferences/preferences.ts'

const usualNight: Hours = { from: '22:00', to: '08:00' }

/** Hours of every day without sounds and notifications, by the clock of the browser. */
export function QuietHours({
  hours,
  onChange,
}: {
  hours: Hours | null
  onChange: (hours: Hours | null) => void
}) {
  const t = useTranslations('notices.quiet')
  const change = (some: Partial<Hours>) => {
    const next = { ...(hours ?? usualNight), ...some }
    // A field that is being emptied has no time yet.
    if (next.from && next.to && next.from !== next.to) onChange(next)
  }
  return (
    <div className="flex flex-col gap-3">
      <label className="flex items-center gap-2.5 text-sm">
        <Switch
          checked={hours !== null}
          onChange={(event) => onChange(event.target.checked ? usualNight : null)}
        />
        {t('on')}
      </label>
      {hours && (
        <div className="flex flex-wrap gap-4">
          {(['from', 'to'] as const).map((end) => (
            <Field key={`${end}${hours[end]}`} label={t(end)}>
              <Input
                type="time"
                required
                className="w-32"
                defaultValue={hours[end]}
                onBlur={(event) => change({ [end]: event.target.value })}
              />
            </Field>
          ))}
        </div>
      )}
    </div>
  )
}
