'use client'

import type { ReactNode } from 'react'
import { lazyParts } from './lazy-parts.ts'
import { useLazyPopup, type PopupControl } from './use-lazy-popup.ts'

const lazy = lazyParts(() => import('./dialog-parts.ts').then(({ dialogParts }) => dialogParts))

const backdrop =
  'fixed inset-0 z-30 bg-backdrop transition-opacity duration-(--calm) data-ending-style:opacity-0 data-starting-style:opacity-0'
const fromTheLeft =
  'fixed inset-y-0 left-0 z-30 flex w-[min(18rem,85vw)] flex-col bg-canvas shadow-high transition-transform duration-(--calm) ease-out outline-none data-ending-style:-translate-x-full data-starting-style:-translate-x-full'

/** A pane that slides in from the left on screens too narrow to show it always. */
export function Drawer({
  title,
  children,
  ...control
}: PopupControl & { title: string; children: ReactNode }) {
  const popup = useLazyPopup('dialog', lazy, control)
  const Base = popup.parts
  return (
    Base && (
      <Base.Root open={popup.isOpen} onOpenChange={popup.setOpen}>
        <Base.Portal>
          <Base.Backdrop className={backdrop} />
          <Base.Popup className={fromTheLeft}>
            <Base.Title className="sr-only">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Portal>
      </Base.Root>
    )
  )
}
