'use client'

import { useTranslations } from 'next-intl'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useReason } from '#lib/i18n/use-reason.ts'
import { movedTo, type SavedView } from '#lib/views/saved-view.ts'
import { useViewVerbs } from '#lib/views/use-views.ts'

/** Puts saved views in order, each among those of the same audience: by dragging, or with Alt and an arrow. */
export function useViewOrder(views: SavedView[]) {
  const t = useTranslations('views')
  const say = useReason()
  const { notify } = useToast()
  const verbs = useViewVerbs(useSupabase())
  const [draggedId, setDragged] = useState<string | null>(null)
  const [overId, setOver] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const beside = ({ audience }: SavedView) =>
    views.filter((view) => view.audience === audience).map(({ id }) => id)

  const move = async (view: SavedView, to: number) => {
    const ids = movedTo(beside(view), view.id, to)
    if (!ids) return
    const done = verbs.order(ids)
    setSaid(t('movedTo', { name: view.name, place: to + 1, count: ids.length }))
    const result = await done
    if (!result.ok)
      notify({ title: t('notDone'), description: say(result.reason), important: true })
  }

  const dragged = views.find(({ id }) => id === draggedId)
  const propsOf = (view: SavedView) => ({
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move'
      setDragged(view.id)
    },
    onDragOver: (event: DragEvent) => {
      if (dragged?.audience !== view.audience) return
      event.preventDefault()
      setOver(view.id)
    },
    onDragLeave: () => setOver(null),
    onDragEnd: () => {
      setDragged(null)
      setOver(null)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(null)
      if (dragged) void move(dragged, beside(view).indexOf(view.id))
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (!by || !event.altKey) return
      event.preventDefault()
      const link = event.target as HTMLElement
      // The browser takes the focus from what is moved in the page.
      void move(view, beside(view).indexOf(view.id) + by)
      requestAnimationFrame(() => link.focus())
    },
  })
  return {
    propsOf,
    /** The view that the dragged one would take the place of. */
    overId: overId === draggedId ? null : overId,
    /** What happened last, for who cannot see it. */
    said,
  }
}
