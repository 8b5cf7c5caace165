'use client'

import { X } from 'lucide-react'
import { cloneElement, type ReactElement, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { lazyParts } from './lazy-parts.ts'
import { useLazyPopup, type PopupControl } from './use-lazy-popup.ts'

const lazy = lazyParts(() => import('./dialog-parts.ts').then(({ dialogParts }) => dialogParts))

const backdrop =
  'fixed inset-0 z-30 bg-backdrop transition-opacity duration-(--calm) data-ending-style:opacity-0 data-starting-style:opacity-0'
const centred =
  'fixed top-1/2 left-1/2 z-30 flex max-h-[85dvh] w-[min(28rem,calc(100vw-2rem))] -translate-1/2 flex-col gap-3 overflow-y-auto rounded-xl bg-raised p-5 text-ink shadow-high transition-[opacity,scale] duration-(--calm) ease-out outline-none data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0'
const fromTheLeft =
  'fixed inset-y-0 left-0 z-30 flex w-[min(18rem,85vw)] flex-col bg-canvas shadow-high transition-transform duration-(--calm) ease-out outline-none data-ending-style:-translate-x-full data-starting-style:-translate-x-full'

type DialogProps = PopupControl & {
  title: string
  description?: ReactNode
  /** Name of the closing cross, translated by the caller: primitives know no catalogue. */
  closeLabel: string
  trigger?: ReactElement
  children?: ReactNode
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode
  className?: string
}

/** Asks for something before going on; the rest waits behind it. */
export function Dialog(props: DialogProps) {
  const popup = useLazyPopup('dialog', lazy, props)
  const Base = popup.parts
  return (
    <>
      {props.trigger && cloneElement(props.trigger, popup.triggerProps)}
      {Base && (
        <Base.Root open={popup.isOpen} onOpenChange={popup.setOpen}>
          <Base.Portal>
            <Base.Backdrop className={backdrop} />
            <Base.Popup
              {...(props.trigger && { finalFocus: popup.trigger })}
              className={classNames(centred, props.className)}
            >
              <header className="flex items-start gap-3">
                <Base.Title className="flex-1 text-lg font-semibold">{props.title}</Base.Title>
                <IconButton
                  label={props.closeLabel}
                  tooltip={false}
                  onClick={() => popup.setOpen(false)}
                >
                  <X aria-hidden />
                </IconButton>
              </header>
              {props.description && (
                <Base.Description className="text-sm text-ink-muted">
                  {props.description}
                </Base.Description>
              )}
              {props.children}
              {props.actions && (
                <footer className="mt-1 flex flex-wrap justify-end gap-2">{props.actions}</footer>
              )}
            </Base.Popup>
          </Base.Portal>
        </Base.Root>
      )}
    </>
  )
}

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
