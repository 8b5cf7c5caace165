'use client'

import { ArrowDown, ArrowUp, Pencil, Save, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useInboxPlace } from '#components/conversations/use-inbox-place.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { MenuAction, MenuSeparator } from '#components/ui/menu.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { pathOf, type ListKey } from '#lib/conversations/view.ts'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { Result } from '#lib/kernel/result.ts'
import { mayChangeView, movedTo, type SavedView } from '#lib/views/saved-view.ts'
import { useViewVerbs } from '#lib/views/use-views.ts'

/** What its owner, or whoever manages views, does with the saved view that is open. */
export function SavedViewActions({
  view,
  list,
  onEdit,
}: {
  view: SavedView
  /** As it is narrowed now. */
  list: ListKey
  onEdit: () => void
}) {
  const t = useTranslations('views')
  const say = useReason()
  const { notify } = useToast()
  const { go } = useInboxPlace()
  const { me, views } = useDirectory()
  const verbs = useViewVerbs(useSupabase())
  if (!mayChangeView(me, view)) return null
  const beside = views.filter(({ audience }) => audience === view.audience).map(({ id }) => id)
  const at = beside.indexOf(view.id)
  const isChanged = pathOf({ ...list, number: null }) !== pathOf({ ...view.list, number: null })
  const draft = { name: view.name, audience: view.audience, teamId: view.teamId }

  const tell = (result: Result<unknown>) => {
    if (!result.ok)
      notify({ title: t('notDone'), description: say(result.reason), important: true })
    return result.ok
  }
  const move = async (by: -1 | 1) => {
    const ids = movedTo(beside, view.id, at + by)
    if (ids) tell(await verbs.order(ids))
  }
  const remove = async () => {
    if (!tell(await verbs.remove(view.id))) return
    go({ ...list, number: null }, 'replace')
    notify({
      title: t('removed', { name: view.name }),
      action: {
        label: t('undo'),
        onClick: () => void verbs.save(null, draft, view.list).then(tell),
      },
    })
  }
  return (
    <>
      <MenuSeparator />
      {isChanged && (
        <MenuAction onClick={() => void verbs.save(view.id, draft, list).then(tell)}>
          <Save aria-hidden />
          {t('overwrite')}
        </MenuAction>
      )}
      <MenuAction onClick={onEdit}>
        <Pencil aria-hidden />
        {t('edit')}
      </MenuAction>
      {at > 0 && (
        <MenuAction onClick={() => void move(-1)}>
          <ArrowUp aria-hidden />
          {t('up')}
        </MenuAction>
      )}
      {at < beside.length - 1 && (
        <MenuAction onClick={() => void move(1)}>
          <ArrowDown aria-hidden />
          {t('down')}
        </MenuAction>
      )}
      <MenuAction danger onClick={() => void remove()}>
        <Trash2 aria-hidden />
        {t('remove')}
      </MenuAction>
    </>
  )
}
