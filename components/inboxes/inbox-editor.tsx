'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { usePermission } from '#components/desk/use-permission.ts'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import type { InboxPart } from '#lib/inboxes/inbox-part.ts'
import type { Inbox } from '#lib/inboxes/inbox.ts'
import { useInboxes } from '#lib/inboxes/use-inboxes.ts'
import type { WidgetSettings } from '#lib/inboxes/widget-settings.ts'
import { ArchiveInbox } from './archive-inbox.tsx'
import { InboxFigures } from './inbox-figures.tsx'
import { InboxForm } from './inbox-form.tsx'
import { InboxTabs } from './inbox-tabs.tsx'
import { ReopeningForm } from './reopening-form.tsx'
import { WidgetPart } from './widget-part.tsx'

type InboxEditorProps = {
  id: string
  initial: Inbox[]
  /** Null for an inbox that is no widget: it has no parts but the general one. */
  settings: WidgetSettings | null
  part: InboxPart
  deskUrl: string
}

/** The page of one inbox. */
export function InboxEditor({ id, initial, settings, part, deskUrl }: InboxEditorProps) {
  const t = useTranslations('inboxes')
  const { teams } = useDirectory()
  const mayRoute = usePermission('manage_routing')
  const { inboxes, update, updateReopening, archive } = useInboxes(useSupabase(), initial)
  const inbox = inboxes.find((each) => each.id === id)
  const title = inbox?.name ?? t('title')
  return (
    <SettingsGate needs="manage_inboxes" title={title}>
      <SettingsPage
        title={title}
        back={{ href: '/settings/inboxes', label: t('title') }}
        wide={part === 'looks'}
      >
        {settings && <InboxTabs current={part} />}
        {inbox && settings && part !== 'general' && (
          <WidgetPart key={part} inbox={inbox} initial={settings} part={part} deskUrl={deskUrl} />
        )}
        {inbox && (part === 'general' || !settings) && (
          <>
            <InboxFigures inboxId={id} />
            <InboxForm
              inbox={inbox}
              teams={teams.filter((team) => !team.isArchived || team.id === inbox.teamId)}
              onSave={(draft) => update(id, draft)}
            />
            {mayRoute && (
              <ReopeningForm
                key={inbox.reopenMinutes}
                minutes={inbox.reopenMinutes}
                onSave={(minutes) => updateReopening(id, minutes)}
              />
            )}
            {settings && <ArchiveInbox onArchive={() => archive(id)} />}
          </>
        )}
      </SettingsPage>
    </SettingsGate>
  )
}
