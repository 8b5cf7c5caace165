'use client'

import { Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuAction, MenuSeparator } from '#components/ui/menu.tsx'
import { mayChange, type Message } from '#lib/messages/message.ts'
import { useMessageVerbs } from './message-changes.tsx'

type MessageMenuProps = {
  /** As the table has it. */
  message: Message
  /** As the reader sees it now. */
  shown: Message
}

/**
 * What can be done with a message of the team. Seen where the pointer is and where the focus is; always
 * where there is no pointer that could come near.
 */
export function MessageMenu({ message, shown }: MessageMenuProps) {
  const t = useTranslations('message')
  const { me } = useDirectory()
  const { edit, askToDelete } = useMessageVerbs()
  if (shown.deletedAt || !mayChange(me, message)) return null
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={t('menu', { text: excerpt(shown.body) })}
          tooltip={false}
          className="absolute top-0.5 right-full mr-1 opacity-0 transition-opacity group-hover/bubble:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100"
        >
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <MenuAction onClick={() => edit(message, shown.body)}>
        <Pencil aria-hidden />
        {t('edit')}
      </MenuAction>
      <MenuAction onClick={() => void navigator.clipboard.writeText(shown.body)}>
        <Copy aria-hidden />
        {t('copy')}
      </MenuAction>
      <MenuSeparator />
      <MenuAction danger onClick={() => askToDelete(message)}>
        <Trash2 aria-hidden />
        {t('deleteIt')}
      </MenuAction>
    </Menu>
  )
}

/** So that whoever hears one button after another knows which message each belongs to. */
function excerpt(body: string): string {
  const words = body.replace(/\s+/g, ' ').trim()
  return words.length > 40 ? `${words.slice(0, 40)}…` : words
}
