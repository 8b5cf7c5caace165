'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useCommands } from '#components/commands/use-commands.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { patiently } from '#components/ui/patiently.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'

const TagChoice = dynamic(
  patiently(() => import('./tag-choice.tsx').then((file) => file.TagChoice)),
  {
    loading: () => null,
  },
)

/** T: the tags of the open conversation, wherever its details are. */
export function TaggingCommand({
  conversation,
  onToggle,
}: {
  conversation: Conversation
  onToggle: (tag: string, isOn: boolean) => void
}) {
  const t = useTranslations('tags')
  const { me } = useDirectory()
  const [isOpen, setOpen] = useState(false)
  useCommands(
    mayI(me, 'reply')
      ? [
          {
            id: 'tag',
            title: t('change'),
            group: 'conversation',
            keys: 'KeyT',
            words: ['tag', 'метка', 'тег'],
            run: () => setOpen(true),
          },
        ]
      : [],
  )
  return (
    <Dialog open={isOpen} onOpenChange={setOpen} title={t('change')} closeLabel={t('close')}>
      <div className="-mx-5">
        <TagChoice carried={conversation.tagIds} onToggle={onToggle} />
      </div>
    </Dialog>
  )
}
