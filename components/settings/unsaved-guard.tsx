'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState, type ReactNode } from 'react'
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx'
import { askWith, giveUp, isAnythingUnsaved, leaving } from './unsaved.ts'

/** Asks before a link, a command or the closing of the page takes away what was not saved. */
export function UnsavedGuard({ children }: { children: ReactNode }) {
  const t = useTranslations('settings.unsaved')
  const router = useRouter()
  const [going, setGoing] = useState<{ go: () => void } | null>(null)

  useEffect(() => askWith((go) => setGoing({ go })), [])
  useEffect(() => {
    const close = (event: BeforeUnloadEvent) => {
      if (isAnythingUnsaved()) event.preventDefault()
    }
    const follow = (event: MouseEvent) => {
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!isPlain || !link || link.target === '_blank' || !isAnythingUnsaved()) return
      const { origin, pathname, search, hash } = new URL(link.href, location.href)
      if (origin !== location.origin || pathname + search === location.pathname + location.search)
        return
      // Before the page's own router hears of it.
      event.preventDefault()
      event.stopPropagation()
      leaving(() => router.push(pathname + search + hash))
    }
    window.addEventListener('beforeunload', close)
    window.addEventListener('click', follow, true)
    return () => {
      window.removeEventListener('beforeunload', close)
      window.removeEventListener('click', follow, true)
    }
  }, [router])

  return (
    <>
      {children}
      <ConfirmDialog
        open={going !== null}
        onOpenChange={(isOpen) => !isOpen && setGoing(null)}
        title={t('title')}
        description={t('text')}
        confirmLabel={t('leave')}
        cancelLabel={t('stay')}
        closeLabel={t('stay')}
        danger
        onConfirm={() => {
          giveUp()
          setGoing(null)
          going?.go()
        }}
      />
    </>
  )
}
