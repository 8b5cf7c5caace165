'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'

type DialogProps = {
  title: string
  description?: ReactNode
  /** Name of the closing cross, translated by the caller: primitives know no catalogue. */
  closeLabel: string
  trigger?: ReactElement
  children?: ReactNode
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  className?: string
}

/** Asks for something before going on; the rest waits behind it. */
export function Dialog(props: DialogProps) {
  return (
    <Base.Root open={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger && <Base.Trigger render={props.trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-(--calm) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={classNames(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[85dvh] w-[min(28rem,calc(100vw-2rem))] -translate-1/2 flex-col gap-3 overflow-y-auto rounded-xl bg-raised p-5 text-ink shadow-high transition-[opacity,scale] duration-(--calm) ease-out outline-none data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0',
            props.className,
          )}
        >
          <header className="flex items-start gap-3">
            <Base.Title className="flex-1 text-lg font-semibold">{props.title}</Base.Title>
            <Base.Close
              render={
                <IconButton label={props.closeLabel} tooltip={false}>
                  <X aria-hidden />
                </IconButton>
              }
            />
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
  )
}

export const DialogClose = Base.Close
