'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { useIdentitySecret } from '#lib/inboxes/use-identity-secret.ts'
import { ChoiceField } from './choice-field.tsx'
import { CopiedText } from './copied-text.tsx'

const keepings = ['24', '168', '0'] as const
type Keeping = (typeof keepings)[number]

/** The secret that the host page's backend signs with: shown on request, replaced in two steps. */
export function IdentitySecret({ inboxId }: { inboxId: string }) {
  const t = useTranslations('inboxes.secret')
  const say = useReason()
  const format = useFormatter()
  const secret = useIdentitySecret(useSupabase(), inboxId)
  const { shown, isBusy, reason } = secret
  const [isAsking, setAsking] = useState(false)
  const [keeping, setKeeping] = useState<Keeping>('24')

  return (
    <SettingsSection title={t('title')} description={t('description')}>
      {shown && (
        <div className="flex flex-col gap-2">
          <CopiedText label={t('title')} text={shown.secret} />
          <p className="text-xs text-ink-muted">
            {t('kid', { kid: shown.kid })}{' '}
            {shown.previousUntil &&
              t('previousUntil', {
                until: format.dateTime(new Date(shown.previousUntil), {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                }),
              })}
          </p>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {shown ? (
          <Button onClick={secret.hide}>{t('hide')}</Button>
        ) : (
          <Button busy={isBusy && !isAsking} onClick={() => void secret.reveal()}>
            {t('show')}
          </Button>
        )}
        <Button onClick={() => setAsking(true)}>{t('rotate')}</Button>
      </div>
      <div role="alert" className="empty:hidden">
        {reason && !isAsking && <Callout tone="danger">{say(reason)}</Callout>}
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('rotateTitle')}
        description={t('rotateText')}
        confirmLabel={t('rotate')}
        cancelLabel={t('cancel')}
        closeLabel={t('close')}
        busy={isBusy}
        problem={reason === null ? undefined : say(reason)}
        onConfirm={() =>
          void secret.rotate(Number(keeping)).then((done) => done && setAsking(false))
        }
      >
        <div className="py-3">
          <ChoiceField
            label={t('keep')}
            value={keeping}
            choices={keepings}
            name={(choice) => t(`keeping.${choice}`)}
            onChange={setKeeping}
          />
        </div>
      </ConfirmDialog>
    </SettingsSection>
  )
}
