'use client'

import { useRef, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Callout } from './callout.tsx'
import { Dialog } from './dialog.tsx'

type ConfirmDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** What will happen, and to whom. */
  description: ReactNode
  /** A verb: “Remove”, never “OK”. */
  confirmLabel: string
  cancelLabel: string
  closeLabel: string
  onConfirm: () => void
  danger?: boolean
  /** It is being done: presses are ignored. */
  busy?: boolean
  /** Not yet: something has to be chosen first. */
  disabled?: boolean
  /** Why it was refused, in words. */
  problem?: string | undefined
  /** What has to be chosen before. */
  children?: ReactNode
}

/** One question before what cannot be undone easily. The focus begins on the way back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, children, problem } = props
  const cancel = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={props.title}
      description={props.description}
      closeLabel={props.closeLabel}
      initialFocus={cancel}
      actions={
        <>
          <Button ref={cancel} onClick={() => onOpenChange(false)}>
            {props.cancelLabel}
          </Button>
          <Button
            look={props.danger ? 'danger' : 'primary'}
            busy={props.busy ?? false}
            disabled={props.disabled}
            onClick={props.onConfirm}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {children && <div className="pt-3">{children}</div>}
      <div role="alert" className="empty:hidden">
        {problem && (
          <div className="pt-3">
            <Callout tone="danger">{problem}</Callout>
          </div>
        )}
      </div>
    </Dialog>
  )
}
