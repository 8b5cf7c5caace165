'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useToast } from '#components/ui/toast.tsx'
import { isAutomatic } from '#lib/availability/availability.ts'
import { usePresence } from '#lib/availability/use-presence.ts'

/** Says once that what silence had changed is back, and since when one was away. */
export function useWelcomeBack(): void {
  const t = useTranslations('availability')
  const format = useFormatter()
  const { notify } = useToast()
  const presence = usePresence()
  const before = useRef(presence)
  useEffect(() => {
    const last = before.current
    before.current = presence
    if (!last || !presence || !isAutomatic(last) || presence.source !== 'self') return
    notify({
      title: t('back.title', { availability: t(`${presence.availability}.name`) }),
      description: t('back.text', {
        since: format.dateTime(new Date(last.since), { hour: 'numeric', minute: '2-digit' }),
      }),
    })
  }, [presence, notify, t, format])
}
