import type { ReactNode } from 'react'

/** A figure with its name above it; digits keep their width while they change. */
export function Figure({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5 bg-surface px-4 py-3">
      <dt className="text-xs text-ink-faint">{label}</dt>
      <dd className="tabular text-lg font-semibold tracking-tight">{value}</dd>
    </div>
  )
}
