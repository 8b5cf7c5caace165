'use client'

import { MailWarning } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useOutboxOwner } from '#components/view-as/use-outbox-owner.ts'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { fetchDialog } from '#components/ui/dialog.tsx'
import { useAllOutboxEntries, useDeskOutbox } from '#lib/outbox/use-desk-outbox.ts'
import { UnsentDialog } from './unsent-dialog.tsx'

/**
 * What has not gone out, in whichever conversation: refused, or waiting for a connection. Its button
 * shows them.
 */
export function UnsentNotice({ isCutOff }: { isCutOff: boolean }) {
  const t = useTranslations('outbox')
  const db = useSupabase()
  const outbox = useDeskOutbox(db, useOutboxOwner())
  const entries = useAllOutboxEntries(outbox)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    // While there is a network: without one its code could not come when it is needed.
    const timer = setTimeout(() => void fetchDialog().catch(() => undefined), 5_000)
    return () => clearTimeout(timer)
  }, [])
  const failed = entries.filter(({ state }) => state === 'failed')
  const shown = isCutOff ? entries : failed
  return (
    <>
      {shown.length > 0 && (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="mx-2 mb-1 flex w-[calc(100%-1rem)] items-start gap-2 rounded-m bg-danger-soft px-2 py-1.5 text-left text-xs text-danger-text hover:underline"
        >
          <MailWarning aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {failed.length > 0
            ? t('failed', { count: failed.length })
            : t('waiting', { count: shown.length })}
        </button>
      )}
      {(isOpen || shown.length > 0) && (
        <UnsentDialog open={isOpen} onOpenChange={setOpen} entries={shown} outbox={outbox} />
      )}
    </>
  )
}
