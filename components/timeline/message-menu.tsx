'use client'

import { Copy, Ellipsis, Link2, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuAction, MenuSeparator } from '#components/ui/menu.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { mayChange, type Message } from '#lib/messages/message.ts'
import { useMessageVerbs } from './message-changes.tsx'

type MessageMenuProps = {
  /** As the table has it. */
  message: Message
  /** As the reader sees it now. */
  shown: Message
}

/**
 * What can be done with a message: with one's own more than with another's. Seen where the pointer is and where the focus is; always
 * where there is no pointer that could come near.
 */
export function MessageMenu({ message, shown }: MessageMenuProps) {
  const t = useTranslations('message')
  const { me } = useDirectory()
  const { edit, askToDelete } = useMessageVerbs()
  const { notify } = useToast()
  if (shown.deletedAt) return null
  const isTheirs = message.author.kind === 'contact'
  const mayEdit = mayChange(me, message)
  const copyLink = async () => {
    const isCopied = await navigator.clipboard.writeText(linkTo(message)).then(
      () => true,
      () => false,
    )
    notify({ title: t(isCopied ? 'linkCopied' : 'linkNotCopied'), important: !isCopied })
  }
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={t('menu', { text: excerpt(shown.body) })}
          tooltip={false}
          className={classNames(
            'absolute top-0.5 opacity-0 transition-opacity group-hover/bubble:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100',
            isTheirs ? 'left-full ml-1' : 'right-full mr-1',
          )}
        >
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      {mayEdit && (
        <MenuAction onClick={() => edit(message, shown.body)}>
          <Pencil aria-hidden />
          {t('edit')}
        </MenuAction>
      )}
      <MenuAction onClick={() => void navigator.clipboard.writeText(shown.body)}>
        <Copy aria-hidden />
        {t('copy')}
      </MenuAction>
      <MenuAction onClick={() => void copyLink()}>
        <Link2 aria-hidden />
        {t('copyLink')}
      </MenuAction>
      {mayEdit && (
        <>
          <MenuSeparator />
          <MenuAction danger onClick={() => askToDelete(message)}>
            <Trash2 aria-hidden />
            {t('deleteIt')}
          </MenuAction>
        </>
      )}
    </Menu>
  )
}

/** Everybody who sees the conversation finds it by its number, whatever list they have open. */
function linkTo({ seq }: Message): string {
  const path = location.pathname.replace(/^\/inbox\/[^/]+/, '/inbox/all')
  return `${location.origin}${path}?m=${seq}`
}

/** So that whoever hears one button after another knows which message each belongs to. */
function excerpt(body: string): string {
  const words = body.replace(/\s+/g, ' ').trim()
  return words.length > 40 ? `${words.slice(0, 40)}…` : words
}
