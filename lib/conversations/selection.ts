/** Which rows of a list are marked, and where a range would begin. Pure. */
export type Selection = { ids: ReadonlySet<string>; anchor: string | null }

export const nothingSelected: Selection = { ids: new Set(), anchor: null }

/**
 * One row marked or unmarked; with `isRange` every row from the last one touched to this one is marked.
 *
 * @param rows ids as they are shown
 */
export function toggled(
  { ids, anchor }: Selection,
  id: string,
  rows: readonly string[],
  isRange: boolean,
): Selection {
  const after = new Set(ids)
  const isOn = !ids.has(id)
  const from = isRange && anchor !== null ? rows.indexOf(anchor) : -1
  const to = rows.indexOf(id)
  const touched = from < 0 ? [id] : rows.slice(Math.min(from, to), Math.max(from, to) + 1)
  for (const each of touched) {
    if (isOn || from >= 0) after.add(each)
    else after.delete(each)
  }
  return { ids: after, anchor: id }
}
