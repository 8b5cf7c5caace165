'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { signOutElsewhere } from '#lib/auth/own-account.ts'
import { useReason } from '#lib/i18n/use-reason.ts'

/** The ways out of every other browser, and out of all of them. */
export function Sessions() {
  const t = useTranslations('profile')
  const say = useReason()
  const { notify } = useToast()
  const [isBusy, setBusy] = useState(false)

  const endOthers = async () => {
    setBusy(true)
    const answer = await signOutElsewhere().catch(() => ({ ok: false as const, reason: 'network' }))
    setBusy(false)
    if (answer.ok) notify({ title: t('othersSignedOut') })
    else notify({ title: t('notSignedOut'), description: say(answer.reason), important: true })
  }

  return (
    <div className="flex flex-wrap gap-2">
      <Button busy={isBusy} onClick={() => void endOthers()}>
        {t('signOutElsewhere')}
      </Button>
      {/* A real form: the answer is a new page, and nothing of this one stays in memory. */}
      <form method="post" action="/auth/sign-out">
        <input type="hidden" name="scope" value="global" />
        <Button type="submit" look="danger">
          {t('signOutEverywhere')}
        </Button>
      </form>
    </div>
  )
}
