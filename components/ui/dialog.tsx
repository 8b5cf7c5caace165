'use client'

import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { IconButton } from './icon-button.tsx'
import { lazyParts } from './lazy-parts.ts'
import { useLazyPopup } from './use-lazy-popup.ts'

const lazy = lazyParts(() => import('./dialog-parts.ts').then(({ dialogParts }) => dialogParts))

/** Brings the code of dialogs before one is opened. */
export const fetchDialog = () => lazy.load()

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** What it is about, read together with the title. */
  description?: ReactNode
  /** The name of its cross. */
  closeLabel: string
  children?: ReactNode
  /** Its buttons; the one that goes on stands last. */
  actions?: ReactNode
  /** What has the focus when it opens; else its first field or button. */
  initialFocus?: RefObject<HTMLElement | null>
  /** What has the focus when it has closed, where that is not what opened it. */
  finalFocus?: RefObject<HTMLElement | null>
}

/** A question over everything else: in the middle, on a narrow screen at the bottom. Its code comes when it opens. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, children, actions } = props
  const { parts: Base } = useLazyPopup('dialog', lazy, { open, onOpenChange })
  if (!Base) return null
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-(--calm) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          {...(props.initialFocus && { initialFocus: props.initialFocus })}
          {...(props.finalFocus && { finalFocus: props.finalFocus })}
          className="fixed inset-x-0 bottom-0 z-40 mx-auto flex max-h-[90dvh] w-full max-w-md flex-col rounded-t-xl bg-raised text-ink shadow-high outline-none transition-[opacity,translate] duration-(--calm) ease-out data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2 sm:rounded-xl"
        >
          <header className="flex items-start gap-3 px-5 pt-4">
            <Base.Title className="min-w-0 flex-1 pt-1 text-base font-semibold text-pretty">
              {title}
            </Base.Title>
            <IconButton
              label={props.closeLabel}
              tooltip={false}
              onClick={() => onOpenChange(false)}
            >
              <X aria-hidden />
            </IconButton>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-2">
            {description && (
              <Base.Description className="text-sm text-pretty text-ink-muted">
                {description}
              </Base.Description>
            )}
            {children}
          </div>
          {actions && (
            <footer className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]">
              {actions}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
