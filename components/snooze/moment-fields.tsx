'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import { useId, useState, type ReactNode } from 'react'
import { useNow } from '#components/desk/use-now.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { instantAt, wallClock } from '#lib/snooze/zoned.ts'
import { useInstantWords } from './use-instant-words.ts'

type MomentFieldsProps = {
  /** What the fields begin with. */
  initial: Date
  label: string
  onChoose: (at: Date) => void
  children: ReactNode
}

/** A day and a time, typed or chosen, by the clocks where one is; says which instant that will be. */
export function MomentFields({ initial, label, onChoose, children }: MomentFieldsProps) {
  const t = useTranslations('snooze')
  const timeZone = useTimeZone() ?? 'UTC'
  const say = useInstantWords()
  const now = useNow()
  const id = useId()
  const [wall, setWall] = useState(() => wallClock(initial, timeZone))
  const at = wall.date && wall.time ? instantAt(wall.date, wall.time, timeZone) : null
  const isPast = at !== null && at.getTime() <= now
  return (
    <form
      aria-label={label}
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (at && !isPast) onChoose(at)
      }}
    >
      {/* Hours of twelve need a line of their own where letters are large. */}
      <div className="flex flex-wrap gap-2">
        <Input
          type="date"
          required
          aria-label={t('date')}
          aria-describedby={id}
          min={wallClock(new Date(now), timeZone).date}
          value={wall.date}
          onChange={(event) => setWall({ ...wall, date: event.target.value })}
          className="tabular w-auto! min-w-34 flex-3"
        />
        <Input
          type="time"
          required
          aria-label={t('time')}
          aria-describedby={id}
          value={wall.time}
          onChange={(event) => setWall({ ...wall, time: event.target.value })}
          className="tabular w-auto! min-w-26 flex-2 pointer-coarse:min-w-32"
        />
      </div>
      <p id={id} role="status" className="min-h-4 text-xs text-ink-faint">
        {isPast ? t('inPast') : at && say(at)}
      </p>
      <Button type="submit" size="s" block disabled={!at || isPast}>
        {children}
      </Button>
    </form>
  )
}
