'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { usePermission } from '#components/desk/use-permission.ts'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import type { Inbox } from '#lib/inboxes/inbox.ts'
import { useInboxes } from '#lib/inboxes/use-inboxes.ts'
import { InboxForm } from './inbox-form.tsx'
import { ReopeningForm } from './reopening-form.tsx'

/** The page of one inbox. */
export function InboxEditor({ id, initial }: { id: string; initial: Inbox[] }) {
  const t = useTranslations('inboxes')
  const { teams } = useDirectory()
  const mayRoute = usePermission('manage_routing')
  const { inboxes, update, updateReopening } = useInboxes(useSupabase(), initial)
  const inbox = inboxes.find((each) => each.id === id)
  const title = inbox?.name ?? t('title')
  return (
    <SettingsGate needs="manage_inboxes" title={title}>
      <SettingsPage title={title} back={{ href: '/settings/inboxes', label: t('title') }}>
        {inbox && (
          <InboxForm
            inbox={inbox}
            teams={teams.filter((team) => !team.isArchived || team.id === inbox.teamId)}
            onSave={(draft) => update(id, draft)}
          />
        )}
        {inbox && mayRoute && (
          <ReopeningForm
            key={inbox.reopenMinutes}
            minutes={inbox.reopenMinutes}
            onSave={(minutes) => updateReopening(id, minutes)}
          />
        )}
      </SettingsPage>
    </SettingsGate>
  )
}
