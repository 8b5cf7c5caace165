'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { lazy, Suspense } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import type { Message } from '#lib/messages/message.ts'

const load = () => import('./message-history.tsx')
const MessageHistory = lazy(() => load().then((module) => ({ default: module.MessageHistory })))

/** Opens what a message said before; its code comes when somebody reaches for it. */
export function HistoryToggle({
  isOpen,
  onToggle,
  id,
}: {
  isOpen: boolean
  onToggle: () => void
  /** Of the place where it opens. */
  id: string
}) {
  const t = useTranslations('message.history')
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? id : undefined}
      onClick={onToggle}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      className="inline-flex items-center gap-0.5 rounded-s whitespace-nowrap text-accent-text underline-offset-2 hover:underline pointer-coarse:py-1.5"
    >
      {t('title')}
      <ChevronDown
        aria-hidden
        className={classNames(
          'size-3 transition-[rotate] duration-(--quick)',
          isOpen && 'rotate-180',
        )}
      />
    </button>
  )
}

/** Where it opens. */
export function HistoryPlace({ id, message }: { id: string; message: Message }) {
  return (
    <div id={id} className="flex w-full max-w-full flex-col items-end">
      <Suspense fallback={null}>
        <MessageHistory message={message} />
      </Suspense>
    </div>
  )
}
