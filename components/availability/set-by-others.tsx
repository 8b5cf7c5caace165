'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { usePresence } from '#lib/availability/use-presence.ts'
import { useSetAvailability } from './availability-choice.tsx'

/** A quiet line where something else than a press of one's own has changed how reachable one is. */
export function SetByOthers() {
  const t = useTranslations('availability')
  const presence = usePresence()
  const choose = useSetAvailability()
  if (!presence || presence.source === 'self') return null
  return (
    <div
      role="status"
      className="mb-1 rounded-m bg-sunken px-2.5 py-2 text-xs text-pretty text-ink-muted"
    >
      {t(`by.${presence.source}`, { availability: t(`${presence.availability}.name`) })}
      {presence.source === 'supervisor' && presence.availability !== 'online' && (
        <Button look="link" size="s" onClick={() => void choose('online')} className="mt-1 flex">
          {t('goOnline')}
        </Button>
      )}
    </div>
  )
}
