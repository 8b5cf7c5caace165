'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Popover } from '#components/ui/popover.tsx'
import { patiently } from '#components/ui/patiently.ts'
import type { FilterKey, Filters } from '#lib/conversations/filters.ts'
import type { View } from '#lib/conversations/view.ts'

const FilterChoice = dynamic(
  patiently(() => import('./filter-choice.tsx').then((file) => file.FilterChoice)),
  { loading: () => null },
)

export type FilterPopoverProps = {
  trigger: ReactElement
  view: View
  isOfTeam: boolean
  filters: Filters
  onChange: (filters: Filters) => void
  /** Which filter it begins with; null for the list of them. */
  initial: FilterKey | null
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** Opens the choice of filters. Its code comes when it opens. */
export function FilterPopover({ trigger, open, onOpenChange, ...choice }: FilterPopoverProps) {
  const t = useTranslations('filters')
  return (
    <Popover
      trigger={trigger}
      label={t('title')}
      open={open}
      onOpenChange={onOpenChange}
      className="w-72 max-w-[calc(100vw-1rem)] p-0!"
    >
      <FilterChoice {...choice} />
    </Popover>
  )
}
