import type { Row } from './timeline-rows.ts'

/** Positions per stretch; an eyeful is about ten rows. */
const length = 40

/** Rows in stretches that stay the same ones when more rows come above or below. */
export function stretchesOf(rows: readonly Row[]): { key: number; rows: Row[] }[] {
  const stretches: { key: number; rows: Row[] }[] = []
  for (const row of rows) {
    const last = stretches.at(-1)
    // What is still on its way goes with the newest rows, where it will stand.
    const key = row.position === null ? (last?.key ?? 0) : Math.floor(row.position / length)
    if (last?.key === key) last.rows.push(row)
    else stretches.push({ key, rows: [row] })
  }
  return stretches
}
