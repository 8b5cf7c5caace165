'use client'

import { X } from 'lucide-react'
import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'

export type Notice = {
  title: string
  description?: string
  /** Important ones interrupt a screen reader: failures. */
  important?: boolean
  action?: { label: string; onClick: () => void }
}

type Toasts = {
  /** Shows a toast for some seconds; returns its id. */
  notify: (notice: Notice) => string
  dismiss: (id: string) => void
}

type Shown = Notice & { id: string }

/** Milliseconds that a toast stays, unless it is pointed at or focused. */
const stay = 6_000
const most = 4

const Context = createContext<Toasts | null>(null)

/** Holds the toasts; `label` names their place, `closeLabel` their crosses. One per page. */
export function ToastArea({
  label,
  closeLabel,
  children,
}: {
  label: string
  closeLabel: string
  children: ReactNode
}) {
  const [shown, setShown] = useState<Shown[]>([])
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const count = useRef(0)

  const dismiss = useCallback((id: string) => {
    clearTimeout(timers.current.get(id))
    timers.current.delete(id)
    setShown((all) => all.filter((toast) => toast.id !== id))
  }, [])
  const hold = useCallback((id: string) => clearTimeout(timers.current.get(id)), [])
  const release = useCallback(
    (id: string) => {
      hold(id)
      timers.current.set(
        id,
        setTimeout(() => dismiss(id), stay),
      )
    },
    [dismiss, hold],
  )
  const notify = useCallback(
    (notice: Notice) => {
      const id = `toast-${(count.current += 1)}`
      setShown((all) => [...all, { ...notice, id }].slice(-most))
      release(id)
      return id
    },
    [release],
  )
  const toasts = useMemo(() => ({ notify, dismiss }), [notify, dismiss])

  return (
    <Context value={toasts}>
      {children}
      <section
        aria-label={label}
        className="pointer-events-none fixed top-15 left-1/2 -translate-x-1/2 z-50 flex w-[min(22rem,calc(100vw-2rem))] flex-col gap-2"
      >
        {/* Both regions are there before anything is said in them: an announcement needs that. */}
        {[true, false].map((important) => (
          <div key={String(important)} role={important ? 'alert' : 'status'} className="contents">
            {shown
              .filter((toast) => Boolean(toast.important) === important)
              .map((toast) => (
                <div
                  key={toast.id}
                  onPointerEnter={() => hold(toast.id)}
                  onPointerLeave={() => release(toast.id)}
                  onFocus={() => hold(toast.id)}
                  onBlur={() => release(toast.id)}
                  className={classNames(
                    'toast-in pointer-events-auto flex items-center gap-3 rounded-l bg-raised py-2 pr-2 pl-3.5 text-ink shadow-high',
                    toast.important && 'border-l-3 border-danger',
                  )}
                >
                  <div className="min-w-0 flex-1 py-1">
                    <p className="text-sm font-medium">{toast.title}</p>
                    {toast.description && (
                      <p className="text-xs text-ink-muted">{toast.description}</p>
                    )}
                  </div>
                  {toast.action && (
                    <Button
                      size="s"
                      onClick={() => {
                        toast.action?.onClick()
                        dismiss(toast.id)
                      }}
                    >
                      {toast.action.label}
                    </Button>
                  )}
                  <IconButton label={closeLabel} tooltip={false} onClick={() => dismiss(toast.id)}>
                    <X aria-hidden />
                  </IconButton>
                </div>
              ))}
          </div>
        ))}
      </section>
    </Context>
  )
}

/** `notify(notice)` shows a toast and returns its id, `dismiss(id)` takes it away. */
export function useToast(): Toasts {
  const toasts = use(Context)
  if (!toasts) throw new Error('useToast() needs a <ToastArea> above it.')
  return toasts
}
