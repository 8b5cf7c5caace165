'use client'

import { useState } from 'react'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { nothingSelected, toggled, type Selection } from '#lib/conversations/selection.ts'

export type ListSelection = ReturnType<typeof useSelection>

/** The marked rows of a list; another list begins with none. What left the list is marked no more. */
export function useSelection(list: string, rows: readonly Conversation[]) {
  const [kept, setKept] = useState<{ list: string; selection: Selection; isMarking: boolean }>({
    list,
    selection: nothingSelected,
    isMarking: false,
  })
  const isHere = kept.list === list
  const selection = isHere ? kept.selection : nothingSelected
  const selected = rows.filter(({ id }) => selection.ids.has(id))
  const keep = (next: Selection, isMarking: boolean) =>
    setKept({ list, selection: next, isMarking })
  return {
    selected,
    /** Are there boxes to mark on every row? */
    isMarking: (isHere && kept.isMarking) || selected.length > 0,
    has: (id: string) => selection.ids.has(id),
    toggle: (id: string, isRange: boolean) =>
      keep(
        toggled(
          selection,
          id,
          rows.map((row) => row.id),
          isRange,
        ),
        isHere && kept.isMarking,
      ),
    /** Every row that is loaded. */
    selectAll: () => keep({ ids: new Set(rows.map(({ id }) => id)), anchor: null }, true),
    begin: () => keep(nothingSelected, true),
    clear: () => keep(nothingSelected, false),
  }
}
