'use client'

import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import type { Typist } from '#lib/realtime/typing.ts'

/** Who is typing. Its place is always there, so that nothing moves when somebody begins. */
export function TypingIndicator({
  typists,
  contactName,
}: {
  typists: readonly Typist[]
  contactName: string | null
}) {
  const t = useTranslations('conversation')
  const { member } = useDirectory()
  // The names are ours: what a client says about itself on that topic is not to be believed.
  const names = typists.map((typist) =>
    typist.by === 'contact' ? (contactName ?? t('visitor')) : member(typist.id)?.name,
  )
  const known = [...new Set(names.filter((name) => name !== undefined))]
  return (
    <div className="flex h-8 items-center gap-2 px-4 text-xs text-ink-muted sm:px-6" role="status">
      {known.length > 0 && (
        <>
          <Dots />
          <span className="truncate">
            {t('typing', { names: known.join(', '), count: known.length })}
          </span>
        </>
      )}
    </div>
  )
}

function Dots() {
  return (
    <span aria-hidden className="flex gap-0.5">
      {['0s', '0.2s', '0.4s'].map((delay) => (
        <span
          key={delay}
          className="size-1.5 animate-[breathe_1.2s_ease-in-out_infinite] rounded-full bg-ink-faint"
          style={{ animationDelay: delay }}
        />
      ))}
    </span>
  )
}
