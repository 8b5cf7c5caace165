'use client'

import { useTranslations } from 'next-intl'
import { useLanguage } from '#components/desk/language-provider.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { textsIn } from '#components/widget/texts/both.ts'
import type { DeletedMessages, Inbox } from '#lib/inboxes/inbox.ts'

type DeletedMessagesPictureProps = { choice: DeletedMessages; greetings: Inbox['greetings'] }

/**
 * The chat as a customer sees it after the team deleted the middle message, with this inbox's greeting
 * and the chat's own words. It is a picture: what it shows, the choice's description says.
 */
export function DeletedMessagesPicture({ choice, greetings }: DeletedMessagesPictureProps) {
  const t = useTranslations('inboxes.picture')
  const { locale } = useLanguage()
  const texts = textsIn(locale)
  return (
    <span
      aria-hidden
      className="flex h-44 flex-col overflow-hidden rounded-l border border-line bg-canvas text-2xs select-none"
    >
      <span className="line-clamp-2 bg-accent px-3 py-2 text-accent-ink">
        {greetings[locale].trim() || texts.greeting}
      </span>
      <span className="flex min-h-0 flex-1 flex-col justify-end gap-1.5 p-2.5">
        <Said isOwn>{t('question')}</Said>
        {choice === 'tombstone' && (
          <span className="self-start rounded-l border border-line px-2 py-1 text-ink-faint italic">
            {texts.deleted}
          </span>
        )}
        <Said>{t('answer')}</Said>
      </span>
    </span>
  )
}

function Said({ isOwn, children }: { isOwn?: boolean; children: string }) {
  return (
    <span
      className={classNames(
        'max-w-4/5 rounded-l px-2 py-1',
        isOwn
          ? 'self-end bg-bubble-us text-bubble-us-ink'
          : 'self-start bg-bubble-them text-bubble-them-ink',
      )}
    >
      {children}
    </span>
  )
}
