'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'

/** Takes a widget off, after a question: its pages lose the chat at once. */
export function ArchiveInbox({ onArchive }: { onArchive: () => Promise<Result<unknown>> }) {
  const t = useTranslations('inboxes.archive')
  const say = useReason()
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [reason, setReason] = useState<string | null>(null)

  const archive = async () => {
    setBusy(true)
    const answer = await onArchive().catch(() => ({ ok: false, reason: 'network' }) as const)
    setBusy(false)
    if (answer.ok) router.push('/settings/inboxes')
    else setReason(answer.reason)
  }

  return (
    <SettingsSection title={t('title')} description={t('description')}>
      <div>
        <Button onClick={() => setAsking(true)}>{t('archive')}</Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('question')}
        description={t('description')}
        confirmLabel={t('archive')}
        cancelLabel={t('cancel')}
        closeLabel={t('close')}
        danger
        busy={isBusy}
        problem={reason === null ? undefined : say(reason)}
        onConfirm={() => void archive()}
      />
    </SettingsSection>
  )
}
