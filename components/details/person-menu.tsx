'use client'

import { Ellipsis, Eraser } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuAction } from '#components/ui/menu.tsx'
import type { Conversation } from '#lib/conversations/conversation.ts'

const ErasureDialog = lazy(() =>
  import('./erasure-dialog.tsx').then((module) => ({ default: module.ErasureDialog })),
)

type PersonMenuProps = {
  conversation: Conversation
  /** null for a visitor who never said one. */
  name: string | null
}

/** What can be done with the person a conversation is with. */
export function PersonMenu({ conversation, name }: PersonMenuProps) {
  const t = useTranslations('erasure')
  const [isErasing, setErasing] = useState(false)
  // Once asked for it stays, so that it can close as it opened.
  const [isWanted, setWanted] = useState(false)
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={t('menu')} tooltip={false} className="absolute top-0 right-0">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuAction
          danger
          onClick={() => {
            setWanted(true)
            setErasing(true)
          }}
        >
          <Eraser aria-hidden />
          {t('open')}
        </MenuAction>
      </Menu>
      {isWanted && (
        <Suspense fallback={null}>
          <ErasureDialog
            contactId={conversation.contactId}
            // A visitor without a name is typed by the number of the conversation.
            name={name ?? `#${conversation.number}`}
            open={isErasing}
            onOpenChange={setErasing}
          />
        </Suspense>
      )}
    </>
  )
}
