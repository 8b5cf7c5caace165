'use client'

import { Archive, Pencil, Plus, RotateCcw, Tags } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PlaceLink } from '#components/conversations/place-link.tsx'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Row, RowList } from '#components/ui/row-list.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Tag } from '#lib/tags/tag.ts'
import { useTagUsage, useTagVerbs } from '#lib/tags/use-tags.ts'
import { TagDot } from './tag-chip.tsx'
import { TagForm } from './tag-form.tsx'

/** The words that agents put on conversations. */
export function TagsScreen() {
  const t = useTranslations('tags')
  const { tags } = useDirectory()
  const [edited, setEdited] = useState<Tag | 'new' | null>(null)
  const verbs = useTagVerbs(useSupabase())
  const open = tags.filter(({ isArchived }) => !isArchived)
  const removed = tags.filter(({ isArchived }) => isArchived)
  const create = (
    <Button look="primary" onClick={() => setEdited('new')}>
      <Plus aria-hidden />
      {t('create')}
    </Button>
  )
  return (
    <SettingsGate needs="manage_tags" title={t('title')}>
      <SettingsPage title={t('title')} description={t('description')} actions={create}>
        {open.length === 0 ? (
          <EmptyState icon={<Tags />} title={t('none.title')}>
            {t('none.text')}
          </EmptyState>
        ) : (
          <TagRows tags={open} onEdit={setEdited} />
        )}
        {removed.length > 0 && <RemovedTags tags={removed} />}
        {edited && (
          <TagForm
            tag={edited === 'new' ? null : edited}
            onSave={(name, colour) =>
              edited === 'new' ? verbs.create(name, colour) : verbs.update(edited.id, name, colour)
            }
            onClose={() => setEdited(null)}
          />
        )}
      </SettingsPage>
    </SettingsGate>
  )
}

function useTell() {
  const t = useTranslations('tags')
  const say = useReason()
  const { notify } = useToast()
  return (result: Result<unknown>) => {
    if (!result.ok)
      notify({ title: t('notDone'), description: say(result.reason), important: true })
    return result.ok
  }
}

function TagRows({ tags, onEdit }: { tags: Tag[]; onEdit: (tag: Tag) => void }) {
  const t = useTranslations('tags')
  const tell = useTell()
  const { notify } = useToast()
  const db = useSupabase()
  const verbs = useTagVerbs(db)
  const usage = useTagUsage(db)
  const remove = async (tag: Tag) => {
    if (!tell(await verbs.remove(tag.id))) return
    notify({
      title: t('removedNotice', { name: tag.name }),
      description: t('removedText'),
      action: {
        label: t('undo'),
        onClick: () => void verbs.create(tag.name, tag.colour).then(tell),
      },
    })
  }
  return (
    <RowList label={t('title')}>
      {tags.map((tag) => (
        <Row
          key={tag.id}
          icon={<TagDot colour={tag.colour} />}
          title={tag.name}
          description={
            usage && (
              <PlaceLink
                to={{
                  view: 'all',
                  teamId: null,
                  number: null,
                  filters: { tags: [tag.id], status: ['closed', 'open', 'snoozed'] },
                }}
                className="underline-offset-2 hover:underline"
              >
                {t('usage', { count: usage[tag.id] ?? 0 })}
              </PlaceLink>
            )
          }
        >
          <IconButton label={t('edit', { name: tag.name })} onClick={() => onEdit(tag)}>
            <Pencil aria-hidden />
          </IconButton>
          <IconButton label={t('remove', { name: tag.name })} onClick={() => void remove(tag)}>
            <Archive aria-hidden />
          </IconButton>
        </Row>
      ))}
    </RowList>
  )
}

function RemovedTags({ tags }: { tags: Tag[] }) {
  const t = useTranslations('tags')
  const tell = useTell()
  const verbs = useTagVerbs(useSupabase())
  return (
    <details>
      <summary className="cursor-pointer rounded-m py-1 text-sm text-ink-muted select-none hover:text-ink">
        {t('removed', { count: tags.length })}
      </summary>
      <div className="pt-2">
        <RowList label={t('removedList')}>
          {tags.map((tag) => (
            <Row
              key={tag.id}
              icon={<TagDot colour={tag.colour} />}
              title={<span className="text-ink-muted">{tag.name}</span>}
            >
              <IconButton
                label={t('restore', { name: tag.name })}
                onClick={() => void verbs.create(tag.name, tag.colour).then(tell)}
              >
                <RotateCcw aria-hidden />
              </IconButton>
            </Row>
          ))}
        </RowList>
      </div>
    </details>
  )
}
