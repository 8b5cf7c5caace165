'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { IconButton } from '#components/ui/icon-button.tsx'
import { lazyParts } from '#components/ui/lazy-parts.ts'
import { useLazyPopup } from '#components/ui/use-lazy-popup.ts'

const lazy = lazyParts(() =>
  import('#components/ui/dialog-parts.ts').then(({ dialogParts }) => dialogParts),
)

/** The details on a screen too narrow to show them beside the conversation. */
export function DetailsDrawer({
  open,
  onOpenChange,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
}) {
  const t = useTranslations('details')
  const popup = useLazyPopup('dialog', lazy, { open, onOpenChange })
  const Base = popup.parts
  if (!Base) return null
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-30 bg-backdrop transition-opacity duration-(--calm) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed inset-y-0 right-0 z-30 flex w-[min(21rem,90vw)] flex-col bg-surface shadow-high transition-transform duration-(--calm) ease-out outline-none data-ending-style:translate-x-full data-starting-style:translate-x-full">
          <header className="flex h-13 shrink-0 items-center px-4">
            <Base.Title className="flex-1 text-base font-semibold">{t('title')}</Base.Title>
            <IconButton label={t('close')} tooltip={false} onClick={() => onOpenChange(false)}>
              <X aria-hidden />
            </IconButton>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
