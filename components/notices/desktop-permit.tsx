'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { useIsHydrated } from '#components/ui/use-is-hydrated.ts'
import { askForPermit, desktopPermit } from '#lib/notices/desktop.ts'

/** Whether this browser lets the desk notify, and the way to allow it. The browser asks only after a click. */
export function DesktopPermit() {
  const t = useTranslations('notices.permit')
  const isHydrated = useIsHydrated()
  const [answer, setAnswer] = useState<ReturnType<typeof desktopPermit> | null>(null)
  const permit = answer ?? (isHydrated ? desktopPermit() : 'granted')
  if (permit === 'granted') return null
  if (permit !== 'default') return <Callout tone="warning">{t(permit)}</Callout>
  return (
    <Callout
      action={
        <Button size="s" onClick={() => void askForPermit().then(setAnswer)}>
          {t('allow')}
        </Button>
      }
    >
      {t('default')}
    </Callout>
  )
}
