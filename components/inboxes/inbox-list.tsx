'use client'

import { ChevronRight, Inbox as InboxIcon, Mail, MessageCircle, Plus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { useCreating } from '#components/settings/use-creating.ts'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Row, RowList } from '#components/ui/row-list.tsx'
import type { Inbox } from '#lib/inboxes/inbox.ts'
import { useInboxes } from '#lib/inboxes/use-inboxes.ts'
import { CreateInbox } from './create-inbox.tsx'

const icons = { widget: MessageCircle, email: Mail }

/** Where conversations arrive; each leads to its own page. */
export function InboxList({ initial }: { initial: Inbox[] }) {
  const t = useTranslations('inboxes')
  const { team } = useDirectory()
  const { inboxes, create } = useInboxes(useSupabase(), initial)
  const [isCreating, setCreating] = useCreating()
  return (
    <SettingsGate needs="manage_inboxes" title={t('title')}>
      <SettingsPage
        title={t('title')}
        description={t('description')}
        actions={
          <Button look="primary" onClick={() => setCreating(true)}>
            <Plus aria-hidden />
            {t('create.open')}
          </Button>
        }
      >
        {isCreating && <CreateInbox onCreate={create} onClose={() => setCreating(false)} />}
        {inboxes.length === 0 && (
          <EmptyState icon={<InboxIcon />} title={t('none.title')}>
            {t('none.text')}
          </EmptyState>
        )}
        {inboxes.length > 0 && (
          <RowList label={t('title')}>
            {inboxes.map((inbox) => {
              const Icon = icons[inbox.channel]
              const facts = [
                t(`channel.${inbox.channel}`),
                team(inbox.teamId)?.name,
                t(`deleted.${inbox.deletedMessages}.short`),
              ]
              return (
                <Row
                  key={inbox.id}
                  className="hover:bg-hover"
                  icon={<Icon aria-hidden className="size-4.5 shrink-0 text-ink-muted" />}
                  title={
                    // The whole row is the link.
                    <Link
                      href={`/settings/inboxes/${inbox.id}`}
                      className="after:absolute after:inset-0"
                    >
                      {inbox.name}
                    </Link>
                  }
                  description={facts.filter(Boolean).join(' · ')}
                >
                  <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint" />
                </Row>
              )
            })}
          </RowList>
        )}
      </SettingsPage>
    </SettingsGate>
  )
}
