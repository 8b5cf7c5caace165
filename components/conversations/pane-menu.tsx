'use client'

import { CalendarSearch, ContactRound, Ellipsis, Link2, Merge, TextSearch } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { useCommands } from '#components/commands/use-commands.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import type { TimelineTool } from '#components/timeline/timeline-tool.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuAction } from '#components/ui/menu.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { patiently } from '#components/ui/patiently.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { pathOf } from '#lib/conversations/view.ts'
import { mayI } from '#lib/members/member.ts'

const ConversationMergeDialog = lazy(
  patiently(() =>
    import('#components/merge/conversation-merge-dialog.tsx').then((module) => ({
      default: module.ConversationMergeDialog,
    })),
  ),
)

type PaneMenuProps = { conversation: Conversation; onTool: (tool: TimelineTool) => void }

/** What else can be done with the open conversation. A new line stands here and among the commands. */
export function PaneMenu({ conversation, onTool }: PaneMenuProps) {
  const t = useTranslations('paneMenu')
  const find = useTranslations('find')
  const { me } = useDirectory()
  const { notify } = useToast()
  const router = useRouter()
  const [isMerging, setMerging] = useState(false)
  // Once asked for it stays, so that it can close as it opened.
  const [isWanted, setWanted] = useState(false)
  const mayMerge = mayI(me, 'merge') && conversation.mergedIntoId === null

  const copyLink = async () => {
    const path = pathOf({ view: 'all', teamId: null, number: conversation.number })
    const isCopied = await navigator.clipboard.writeText(window.location.origin + path).then(
      () => true,
      () => false,
    )
    notify({ title: t(isCopied ? 'copied' : 'notCopied'), important: !isCopied })
  }
  const openContact = () => router.push(`/contacts/${conversation.contactId}`)
  const merge = () => {
    setWanted(true)
    setMerging(true)
  }
  useCommands([
    {
      id: 'find-in-conversation',
      title: find('open'),
      group: 'conversation',
      keys: 'Shift+KeyF',
      run: () => onTool('find'),
    },
    {
      id: 'go-to-date',
      title: find('date'),
      group: 'conversation',
      run: () => onTool('date'),
    },
    {
      id: 'copy-link',
      title: t('copyLink'),
      group: 'conversation',
      run: () => void copyLink(),
    },
    { id: 'open-contact', title: t('openContact'), group: 'people', run: openContact },
    ...(mayMerge
      ? [{ id: 'merge', title: t('merge'), group: 'conversation' as const, run: merge }]
      : []),
  ])
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={t('more')} tooltip={false}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuAction onClick={() => onTool('find')}>
          <TextSearch aria-hidden />
          {find('open')}
        </MenuAction>
        <MenuAction onClick={() => onTool('date')}>
          <CalendarSearch aria-hidden />
          {find('date')}
        </MenuAction>
        <MenuAction onClick={() => void copyLink()}>
          <Link2 aria-hidden />
          {t('copyLink')}
        </MenuAction>
        <MenuAction onClick={openContact}>
          <ContactRound aria-hidden />
          {t('openContact')}
        </MenuAction>
        {mayMerge && (
          <MenuAction onClick={merge}>
            <Merge aria-hidden />
            {t('merge')}
          </MenuAction>
        )}
      </Menu>
      {isWanted && (
        <Suspense fallback={null}>
          <ConversationMergeDialog
            conversation={conversation}
            open={isMerging}
            onOpenChange={setMerging}
          />
        </Suspense>
      )}
    </>
  )
}
