/** Rows drawn above and below what is seen, so that a quick scroll finds them there. */
const spare = 6

export type RowWindow = { first: number; /** Not drawn any more. */ end: number }

/** Which of `count` equally tall rows to draw for a box of `height` pixels scrolled down by `top`. */
export function windowOfRows(
  top: number,
  height: number,
  rowHeight: number,
  count: number,
): RowWindow {
  const first = Math.max(Math.floor(top / rowHeight) - spare, 0)
  const end = Math.min(Math.ceil((top + height) / rowHeight) + spare, count)
  return { first: Math.min(first, Math.max(end - 1, 0)), end }
}

/** How far down a box has to be scrolled to show a row: as it is where the row is seen already. */
export function scrollToShow(
  row: number,
  rowHeight: number,
  box: { top: number; height: number },
): number {
  const start = row * rowHeight
  if (start < box.top) return start
  if (start + rowHeight > box.top + box.height) return start + rowHeight - box.height
  return box.top
}
