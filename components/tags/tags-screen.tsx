'use client'

import { Archive, Merge, Pencil, Plus, RotateCcw, Tags } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PlaceLink } from '#components/conversations/place-link.tsx'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { useCreating } from '#components/settings/use-creating.ts'
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
import { MergeTagDialog } from './merge-tag-dialog.tsx'
import { TagForm } from './tag-form.tsx'

/** The words that agents put on conversations. */
export function TagsScreen() {
  const t = useTranslations('tags')
  const { tags } = useDirectory()
  const [isNew, setNew] = useCreating()
  const [changed, setChanged] = useState<Tag | null>(null)
  const edited = isNew ? 'new' : changed
  const setEdited = (of: Tag | 'new' | null) => {
    setNew(of === 'new')
    setChanged(of === 'new' ? null : of)
  }
  const [merged, setMerged] = useState<Tag | null>(null)
  const db = useSupabase()
  const verbs = useTagVerbs(db)
  const usage = useTagUsage(db)
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
          <TagRows tags={open} usage={usage} onEdit={setEdited} onMerge={setMerged} />
        )}
        {removed.length > 0 && <RemovedTags tags={removed} usage={usage} onMerge={setMerged} />}
        {merged && (
          <MergeTagDialog tag={merged} count={usage?.[merged.id]} onClose={() => setMerged(null)} />
        )}
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

type Usage = Record<string, number> | undefined
type TagRowsProps = {
  tags: Tag[]
  usage: Usage
  onEdit: (tag: Tag) => void
  onMerge: (tag: Tag) => void
}

function TagRows({ tags, usage, onEdit, onMerge }: TagRowsProps) {
  const t = useTranslations('tags')
  const tell = useTell()
  const { notify } = useToast()
  const verbs = useTagVerbs(useSupabase())
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
          {tags.length > 1 && (
            <IconButton label={t('merge.button', { name: tag.name })} onClick={() => onMerge(tag)}>
              <Merge aria-hidden />
            </IconButton>
          )}
          <IconButton label={t('remove', { name: tag.name })} onClick={() => void remove(tag)}>
            <Archive aria-hidden />
          </IconButton>
        </Row>
      ))}
    </RowList>
  )
}

function RemovedTags({ tags, usage, onMerge }: Omit<TagRowsProps, 'onEdit'>) {
  const t = useTranslations('tags')
  const tell = useTell()
  const verbs = useTagVerbs(useSupabase())
  const { tag: tagOf } = useDirectory()
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
              description={
                tag.mergedIntoId &&
                t(usage?.[tag.id] ? 'merge.left' : 'merge.mergedInto', {
                  into: tagOf(tag.mergedIntoId)?.name ?? '',
                })
              }
            >
              {tag.mergedIntoId && !!usage?.[tag.id] && (
                <Button size="s" onClick={() => onMerge(tag)}>
                  {t('merge.finish')}
                </Button>
              )}
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
