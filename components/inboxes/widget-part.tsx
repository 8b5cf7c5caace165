'use client'

import { useSupabase } from '#components/desk/supabase-provider.tsx'
import type { InboxPart } from '#lib/inboxes/inbox-part.ts'
import type { Inbox } from '#lib/inboxes/inbox.ts'
import { useWidgetSettings } from '#lib/inboxes/use-widget-settings.ts'
import type { WidgetSettings } from '#lib/inboxes/widget-settings.ts'
import { ChatForm } from './chat-form.tsx'
import { InstallPart } from './install-part.tsx'
import { LooksForm } from './looks-form.tsx'
import { ProtectionForm } from './protection-form.tsx'

type WidgetPartProps = {
  inbox: Inbox
  initial: WidgetSettings
  part: Exclude<InboxPart, 'general'>
  deskUrl: string
}

/** One part of a widget's settings. */
export function WidgetPart({ inbox, initial, part, deskUrl }: WidgetPartProps) {
  const { settings, save } = useWidgetSettings(useSupabase(), inbox.id, initial)
  switch (part) {
    case 'looks':
      return <LooksForm inbox={inbox} settings={settings} onSave={save} />
    case 'chat':
      return <ChatForm inbox={inbox} settings={settings} onSave={save} />
    case 'protection':
      return <ProtectionForm inboxId={inbox.id} settings={settings} onSave={save} />
    case 'install':
      return <InstallPart inboxKey={inbox.key} deskUrl={deskUrl} />
  }
}
