'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Input } from '#components/ui/input.tsx'
import { positionAt } from '#lib/conversations/find-queries.ts'
import { clock } from '#lib/kernel/clock.ts'
import { instantAt } from '#lib/snooze/zoned.ts'

type DateDialogProps = {
  conversationId: string
  onJump: (position: number) => Promise<boolean>
  onClose: () => void
}

/** Goes to the first thing of a day, or of the next one on which anything happened. */
export function DateDialog({ conversationId, onJump, onClose }: DateDialogProps) {
  const t = useTranslations('find')
  const db = useSupabase()
  const timeZone = useTimeZone() ?? 'UTC'
  const [problem, setProblem] = useState<'noDate' | 'notLoaded' | null>(null)
  const today = new Intl.DateTimeFormat('sv', { timeZone }).format(new Date(clock.ms()))
  const [day, setDay] = useState(today)
  const go = async () => {
    try {
      const position = await positionAt(db, conversationId, instantAt(day, '00:00', timeZone))
      if (position === null) return setProblem('noDate')
      onClose()
      await onJump(position)
    } catch {
      setProblem('notLoaded')
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('date')}
      closeLabel={t('close')}
      actions={
        <Button type="submit" form="go-to-date" look="primary" disabled={day === ''}>
          {t('go')}
        </Button>
      }
    >
      <form
        id="go-to-date"
        className="flex flex-col gap-1.5 py-1"
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        <label htmlFor="go-to-date-field" className="text-sm font-medium">
          {t('dateField')}
        </label>
        <Input
          id="go-to-date-field"
          type="date"
          size="l"
          max={today}
          value={day}
          aria-invalid={problem !== null}
          onChange={(event) => {
            setDay(event.target.value)
            setProblem(null)
          }}
        />
        <p role="alert" className="min-h-5 text-sm text-danger-text">
          {problem && t(problem)}
        </p>
      </form>
    </Dialog>
  )
}
