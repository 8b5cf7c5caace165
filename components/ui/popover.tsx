'use client'

import { cloneElement, type ReactElement, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { lazyParts } from './lazy-parts.ts'
import { popupStyle } from './popup-style.ts'
import { useLazyPopup, type PopupControl } from './use-lazy-popup.ts'

const lazy = lazyParts(() => import('./popover-parts.ts').then(({ popoverParts }) => popoverParts))

type PopoverProps = PopupControl & {
  trigger: ReactElement
  /** Its accessible name. */
  label: string
  children: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  className?: string
}

/** A small surface with anything inside, anchored to its trigger. */
export function Popover({
  trigger,
  label,
  children,
  side = 'bottom',
  align = 'start',
  className,
  ...control
}: PopoverProps) {
  const popup = useLazyPopup('dialog', lazy, control)
  const Base = popup.parts
  return (
    <>
      {cloneElement(trigger, popup.triggerProps)}
      {Base && (
        <Base.Root open={popup.isOpen} onOpenChange={popup.setOpen} modal>
          <Base.Portal>
            <Base.Positioner
              anchor={popup.trigger}
              side={side}
              align={align}
              sideOffset={6}
              className="z-40"
            >
              <Base.Popup
                aria-label={label}
                finalFocus={popup.trigger}
                className={classNames(popupStyle, 'p-3', className)}
              >
                {children}
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </>
  )
}
