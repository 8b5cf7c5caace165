'use client'

import { Plus, Shapes } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { SettingsGate } from '#components/settings/settings-gate.tsx'
import { useCreating } from '#components/settings/use-creating.ts'
import { SettingsPage } from '#components/settings/settings-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { RowList } from '#components/ui/row-list.tsx'
import { useToast } from '#components/ui/toast.tsx'
import type { Category } from '#lib/categories/category.ts'
import { useCategoryVerbs } from '#lib/categories/use-category-verbs.ts'
import type { Inbox } from '#lib/inboxes/inbox.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'
import { ArchivedCategory } from './archived-category.tsx'
import { CategoryForm } from './category-form.tsx'
import { CategoryRow } from './category-row.tsx'

/** What conversations are about, in the order customers and agents choose from. */
export function CategoriesScreen({ inboxes }: { inboxes: Inbox[] }) {
  const t = useTranslations('categories')
  const say = useReason()
  const { notify } = useToast()
  const { categories } = useDirectory()
  const verbs = useCategoryVerbs(useSupabase())
  const [isNew, setNew] = useCreating()
  const [changed, setChanged] = useState<Category | null>(null)
  const edited = isNew ? 'new' : changed
  const setEdited = (of: Category | 'new' | null) => {
    setNew(of === 'new')
    setChanged(of === 'new' ? null : of)
  }
  const [moved, setMoved] = useState<string[] | null>(null)
  const offered = categories.filter(({ isArchived }) => !isArchived)
  // What was moved stands there at once.
  const open = moved
    ? offered.toSorted((one, other) => moved.indexOf(one.id) - moved.indexOf(other.id))
    : offered
  const archived = categories.filter(({ isArchived }) => isArchived)

  const tell = (result: Result<unknown>) => {
    if (!result.ok)
      notify({ title: t('notDone'), description: say(result.reason), important: true })
    return result.ok
  }
  const move = async (at: number, by: -1 | 1) => {
    const ids = open.map(({ id }) => id)
    const [taken = ''] = ids.splice(at, 1)
    ids.splice(at + by, 0, taken)
    setMoved(ids)
    tell(await verbs.order(ids))
    setMoved(null)
  }
  const archive = async ({ id }: Category) => {
    if (!tell(await verbs.archive(id, true))) return
    notify({
      title: t('archivedNotice'),
      action: { label: t('undo'), onClick: () => void verbs.archive(id, false).then(tell) },
    })
  }

  const create = (
    <Button look="primary" onClick={() => setEdited('new')}>
      <Plus aria-hidden />
      {t('create')}
    </Button>
  )
  return (
    <SettingsGate needs="manage_categories" title={t('title')}>
      <SettingsPage title={t('title')} description={t('description')} actions={create}>
        {open.length === 0 ? (
          <EmptyState icon={<Shapes />} title={t('none.title')}>
            {t('none.text')}
          </EmptyState>
        ) : (
          <RowList label={t('title')}>
            {open.map((category, at) => (
              <CategoryRow
                key={category.id}
                category={category}
                inboxes={inboxes}
                isFirst={at === 0}
                isLast={at === open.length - 1}
                onMove={(by) => void move(at, by)}
                onEdit={() => setEdited(category)}
                onArchive={() => void archive(category)}
              />
            ))}
          </RowList>
        )}
        {archived.length > 0 && (
          <details>
            <summary className="cursor-pointer rounded-m py-1 text-sm text-ink-muted select-none hover:text-ink">
              {t('archived', { count: archived.length })}
            </summary>
            <div className="pt-2">
              <RowList label={t('archivedList')}>
                {archived.map((category) => (
                  <ArchivedCategory
                    key={category.id}
                    category={category}
                    onRestore={() => void verbs.archive(category.id, false).then(tell)}
                  />
                ))}
              </RowList>
            </div>
          </details>
        )}
        {edited && (
          <CategoryForm
            category={edited === 'new' ? null : edited}
            inboxes={inboxes}
            onSave={(draft) => verbs.save(edited === 'new' ? null : edited.id, draft)}
            onClose={() => setEdited(null)}
          />
        )}
      </SettingsPage>
    </SettingsGate>
  )
}
