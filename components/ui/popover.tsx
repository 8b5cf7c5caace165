'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { popupStyle } from './popup-style.ts'

type PopoverProps = {
  trigger: ReactElement
  /** Accessible name where no PopoverTitle is inside. */
  label?: string
  children: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  className?: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A small surface with anything inside, anchored to its trigger. */
export function Popover({
  trigger,
  label,
  children,
  side = 'bottom',
  align = 'start',
  className,
  open,
  onOpenChange,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} className="z-40">
          <Base.Popup aria-label={label} className={classNames(popupStyle, 'p-3', className)}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export function PopoverTitle({ children }: { children: ReactNode }) {
  return <Base.Title className="text-sm font-semibold">{children}</Base.Title>
}
