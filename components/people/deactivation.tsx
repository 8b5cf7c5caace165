'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsSection } from '#components/settings/settings-section.tsx'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Person } from '#lib/members/person.ts'
import { useHeldConversations, useMemberVerbs } from '#lib/members/use-people.ts'

/** The way out of the team, and back in. */
export function Deactivation({ person }: { person: Person }) {
  const t = useTranslations('people')
  const say = useReason()
  const { notify } = useToast()
  const verbs = useMemberVerbs(useSupabase(), person.id)
  const [isBusy, setBusy] = useState(false)
  const [isAsking, setAsking] = useState(false)

  const reactivate = async () => {
    setBusy(true)
    const answer = await verbs.reactivate()
    setBusy(false)
    if (answer.ok) notify({ title: t('reactivated', { name: person.name }) })
    else notify({ title: t('notReactivated'), description: say(answer.reason), important: true })
  }

  if (person.isDeactivated) {
    return (
      <SettingsSection title={t('reactivation')} description={t('reactivationText')}>
        <div>
          <Button busy={isBusy} onClick={() => void reactivate()}>
            {t('reactivate')}
          </Button>
        </div>
      </SettingsSection>
    )
  }
  return (
    <SettingsSection title={t('deactivation')} description={t('deactivationText')}>
      <div>
        {/* The red one is in the question that follows. */}
        <Button className="text-danger-text!" onClick={() => setAsking(true)}>
          {t('deactivate')}
        </Button>
      </div>
      {isAsking && (
        <DeactivateDialog
          person={person}
          deactivate={verbs.deactivate}
          onClose={() => setAsking(false)}
        />
      )}
    </SettingsSection>
  )
}

type DeactivateDialogProps = {
  person: Person
  deactivate: ReturnType<typeof useMemberVerbs>['deactivate']
  onClose: () => void
}

/** Says what will happen before it does. */
function DeactivateDialog({ person, deactivate, onClose }: DeactivateDialogProps) {
  const t = useTranslations('people')
  const say = useReason()
  const { notify } = useToast()
  const held = useHeldConversations(useSupabase(), person.id)
  const [isBusy, setBusy] = useState(false)
  const [reason, setReason] = useState<string | null>(null)

  const confirm = async () => {
    setBusy(true)
    setReason(null)
    const answer = await deactivate()
    setBusy(false)
    if (!answer.ok) return setReason(answer.reason)
    notify({
      title: t('deactivatedOne', { name: person.name }),
      description: t('returned', { count: answer.value }),
    })
    onClose()
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('deactivateTitle', { name: person.name })}
      description={
        <>
          {t('deactivateText')}{' '}
          <strong>{held !== undefined && t('willReturn', { count: held })}</strong>
        </>
      }
      confirmLabel={t('deactivate')}
      cancelLabel={t('cancel')}
      closeLabel={t('close')}
      danger
      busy={isBusy}
      problem={reason === null ? undefined : say(reason)}
      onConfirm={() => void confirm()}
    />
  )
}
