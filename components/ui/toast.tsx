'use client'

import { Toast as Base } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonStyle } from './button.tsx'
import { IconButton } from './icon-button.tsx'

/** Holds the toasts; `closeLabel` names their crosses. */
export function ToastArea({ closeLabel, children }: { closeLabel: string; children: ReactNode }) {
  return (
    <Base.Provider timeout={6000} limit={4}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(22rem,calc(100vw-2rem))] flex-col gap-2 outline-none">
          <Toasts closeLabel={closeLabel} />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function Toasts({ closeLabel }: { closeLabel: string }) {
  return Base.useToastManager().toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['right', 'down']}
      className="rounded-l bg-raised text-ink shadow-high transition-[opacity,translate] duration-(--calm) ease-out data-ending-style:translate-y-2 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-center gap-3 py-2 pr-2 pl-3.5">
        <div className="min-w-0 flex-1 py-1">
          <Base.Title className="text-sm font-medium" />
          <Base.Description className="text-xs text-ink-muted" />
        </div>
        <Base.Action className={buttonStyle({ size: 's' })} />
        <Base.Close
          render={
            <IconButton label={closeLabel} tooltip={false}>
              <X aria-hidden />
            </IconButton>
          }
        />
      </Base.Content>
    </Base.Root>
  ))
}

type Notice = {
  title: string
  description?: string
  /** Important ones interrupt a screen reader: failures. */
  important?: boolean
  action?: { label: string; onClick: () => void }
}

/** Gives `notify(notice)`, which shows a toast and returns its id, and `dismiss(id)`. */
export function useToast() {
  const manager = Base.useToastManager()
  return {
    notify: ({ title, description, important, action }: Notice): string =>
      manager.add({
        title,
        description,
        priority: important ? 'high' : 'low',
        ...(action ? { actionProps: { children: action.label, onClick: action.onClick } } : {}),
      }),
    dismiss: (id: string) => manager.close(id),
  }
}
