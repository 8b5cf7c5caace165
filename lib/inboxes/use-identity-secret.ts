'use client'

import { useState } from 'react'
import type { Result } from '#lib/kernel/result.ts'
import type { Supabase } from '#lib/supabase/browser.ts'
import { revealSecret, rotateSecret, type IdentitySecret } from './commands.ts'

/** An inbox's identity secret, for as long as somebody looks at it: kept nowhere else. */
export function useIdentitySecret(db: Supabase, inbox: string) {
  const [shown, setShown] = useState<IdentitySecret | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [reason, setReason] = useState<string | null>(null)

  const run = async (verb: () => Promise<Result<IdentitySecret>>): Promise<boolean> => {
    setBusy(true)
    setReason(null)
    const answer = await verb().catch(() => ({ ok: false, reason: 'network' }) as const)
    setBusy(false)
    if (answer.ok) setShown(answer.value)
    else setReason(answer.reason)
    return answer.ok
  }

  return {
    shown,
    isBusy,
    reason,
    reveal: () => run(() => revealSecret(db, inbox)),
    rotate: (keepHours: number) => run(() => rotateSecret(db, inbox, keepHours)),
    hide: () => setShown(null),
  }
}
