'use client'

import { Plus, X } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Select } from '#components/ui/select.tsx'
import { usualHours, type TeamRouting } from '#lib/routing-settings/routing-settings.ts'

type HoursEditorProps = {
  team: TeamRouting
  onChange: (changes: Pick<Partial<TeamRouting>, 'timeZone' | 'hours' | 'holidays'>) => void
}

const week = [1, 2, 3, 4, 5, 6, 7]

/** When a team works, in its own zone, and the days on which it does not. */
export function HoursEditor({ team, onChange }: HoursEditorProps) {
  const t = useTranslations('routing')
  const { hours, holidays } = team
  const replaceHours = (n: number, changes: Partial<(typeof hours)[number]>) =>
    onChange({ hours: hours.map((one, i) => (i === n ? { ...one, ...changes } : one)) })
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-1 text-sm font-medium">{t('hours')}</legend>
      <Field label={t('zone')} hint={t('zoneHint')}>
        <Input
          list="time-zones"
          value={team.timeZone}
          onChange={(event) => onChange({ timeZone: event.target.value })}
        />
      </Field>
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {hours.length === 0 && <p className="text-sm text-ink-faint">{t('always')}</p>}
      <ul className="flex flex-col gap-2 empty:hidden">
        {hours.map((one, n) => (
          <li key={n} className="flex flex-wrap items-center gap-2">
            <Select
              aria-label={t('weekday')}
              className="w-full sm:w-36"
              value={one.weekday}
              onChange={(event) => replaceHours(n, { weekday: Number(event.target.value) })}
            >
              {week.map((weekday) => (
                <option key={weekday} value={weekday}>
                  <Weekday of={weekday} />
                </option>
              ))}
            </Select>
            <Input
              aria-label={t('opens')}
              type="time"
              className="max-w-30 sm:max-w-32"
              required
              value={one.opens}
              onChange={(event) => replaceHours(n, { opens: event.target.value })}
            />
            <span aria-hidden>–</span>
            <Input
              aria-label={t('closes')}
              type="time"
              className="max-w-30 sm:max-w-32"
              required
              // A day's end is its next day's midnight to whoever types it.
              value={one.closes === '24:00' ? '00:00' : one.closes}
              onChange={({ target: { value } }) =>
                replaceHours(n, { closes: value === '00:00' ? '24:00' : value })
              }
            />
            <IconButton
              label={t('removeHours')}
              onClick={() => onChange({ hours: hours.filter((_, i) => i !== n) })}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <ul className="flex flex-col gap-2 empty:hidden">
        {holidays.map((one, n) => (
          <li key={n} className="flex flex-wrap items-center gap-2">
            <Input
              aria-label={t('holiday')}
              type="date"
              className="max-w-40"
              required
              value={one.day}
              onChange={(event) =>
                onChange({
                  holidays: holidays.map((h, i) =>
                    i === n ? { ...h, day: event.target.value } : h,
                  ),
                })
              }
            />
            <Input
              aria-label={t('holidayName')}
              placeholder={t('holidayName')}
              className="min-w-24 flex-1 sm:max-w-56"
              maxLength={80}
              value={one.name}
              onChange={(event) =>
                onChange({
                  holidays: holidays.map((h, i) =>
                    i === n ? { ...h, name: event.target.value } : h,
                  ),
                })
              }
            />
            <IconButton
              label={t('removeHoliday')}
              onClick={() => onChange({ holidays: holidays.filter((_, i) => i !== n) })}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          size="s"
          onClick={() =>
            onChange({
              hours:
                hours.length === 0
                  ? usualHours()
                  : [...hours, { weekday: 6, opens: '10:00', closes: '16:00' }],
            })
          }
        >
          <Plus aria-hidden />
          {t('addHours')}
        </Button>
        <Button
          size="s"
          onClick={() => onChange({ holidays: [...holidays, { day: '', name: '' }] })}
        >
          <Plus aria-hidden />
          {t('addHoliday')}
        </Button>
      </div>
    </fieldset>
  )
}

/** Monday is 1; the fifth of January 2026 is one. */
function Weekday({ of }: { of: number }) {
  const format = useFormatter()
  return format.dateTime(new Date(Date.UTC(2026, 0, 4 + of)), { weekday: 'long', timeZone: 'UTC' })
}
