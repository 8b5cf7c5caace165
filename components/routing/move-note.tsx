'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { inputStyle } from '#components/ui/input.tsx'

/** What the other team should know; may stay empty. */
export function MoveNote({
  team,
  onMove,
  onBack,
}: {
  team: string
  onMove: (note: string) => void
  onBack: () => void
}) {
  const t = useTranslations('routing')
  const [note, setNote] = useState('')
  const move = () => onMove(note.trim())
  return (
    <div className="flex flex-col gap-2.5 p-3">
      <p className="text-sm font-medium text-pretty">{t('moveTo', { team })}</p>
      <textarea
        autoFocus
        aria-label={t('moveNote')}
        placeholder={t('moveNote')}
        rows={3}
        maxLength={20_000}
        value={note}
        className={`${inputStyle} resize-none py-1.5`}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          move()
        }}
      />
      <div className="flex justify-end gap-2">
        <Button size="s" onClick={onBack}>
          {t('back')}
        </Button>
        <Button size="s" look="primary" onClick={move}>
          {t('move')}
        </Button>
      </div>
    </div>
  )
}
