'use client'

import { useFormatter } from 'next-intl'

const units = ['byte', 'kilobyte', 'megabyte'] as const

/** A size in the reader's words: 840 КБ, 1,2 МБ. */
export function useBytes(): (bytes: number) => string {
  const format = useFormatter()
  return (bytes) => {
    const step = bytes < 1_024 ? 0 : bytes < 1_048_576 ? 1 : 2
    return format.number(bytes / 1_024 ** step, {
      style: 'unit',
      unit: units[step],
      unitDisplay: 'short',
      maximumFractionDigits: step === 2 ? 1 : 0,
    })
  }
}
