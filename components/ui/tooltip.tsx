'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from './kbd.tsx'

/** Shares one delay between neighbours, so that the second tooltip opens at once. */
export function TooltipGroup({ children }: { children: ReactNode }) {
  return (
    <Base.Provider delay={450} closeDelay={0}>
      {children}
    </Base.Provider>
  )
}

type TooltipProps = {
  /** What it says; not the only place of anything a reader must know. */
  label: ReactNode
  keys?: string[]
  side?: 'top' | 'right' | 'bottom' | 'left'
  /** The element it explains. */
  render: ReactElement
}

/** A few words beside an element that is pointed at or focused. */
export function Tooltip({ label, keys, side = 'bottom', render }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={render} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded-m bg-raised px-2 py-1 text-xs text-ink shadow-high transition-opacity duration-(--quick) data-ending-style:opacity-0 data-starting-style:opacity-0">
            {label}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
