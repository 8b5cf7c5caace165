'use client'

import { useTranslations } from 'next-intl'
import { useCategoryCommands } from '#components/categories/category-commands.ts'
import { useCommands, type Command } from '#components/commands/use-commands.ts'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import type { Result } from '#lib/kernel/result.ts'
import type { Conversation } from '#lib/conversations/conversation.ts'
import { mayI } from '#lib/members/member.ts'
import type { Assignee } from './assignees.ts'
import { useHandingCommands } from './handing-commands.ts'
import { placeNow, useGo } from './use-inbox-place.ts'
import { useTell } from './use-tell.ts'

type PaneActions = {
  write: (tab: 'message' | 'note') => void
  assign: () => void
  takeIt: () => void
  snooze: () => void
  closeOrReopen: () => void
  toggleDetails: () => void
  setCategory: (category: string | null) => Promise<Result<unknown>>
  give: (to: Assignee) => Promise<unknown>
  setPriority: (priority: number) => Promise<unknown>
}

/** What can be done with the open conversation: R, N, A, I, Z, E, D, and Esc back to the list. */
export function usePaneCommands(conversation: Conversation, act: PaneActions): void {
  const t = useTranslations('commands')
  const { me } = useDirectory()
  const tell = useTell()
  const go = useGo()
  const isClosed = conversation.status === 'closed'
  const isFree = conversation.assigneeId === null
  // It goes on elsewhere: nothing is sent in it and it stays closed.
  const isMerged = conversation.mergedIntoId !== null
  const offered: (Command | false)[] = [
    mayI(me, 'reply') &&
      !isMerged && {
        id: 'reply',
        title: t('reply'),
        group: 'composer',
        keys: 'KeyR',
        run: () => act.write('message'),
      },
    mayI(me, 'note') &&
      !isMerged && {
        id: 'note',
        title: t('note'),
        group: 'composer',
        keys: 'KeyN',
        run: () => act.write('note'),
      },
    mayI(me, 'assign') && {
      id: 'assign',
      title: t('assign'),
      group: 'conversation',
      keys: 'KeyA',
      run: act.assign,
    },
    conversation.assigneeId !== me.id &&
      mayI(me, isFree ? 'reply' : 'assign') && {
        id: 'take',
        title: t('take'),
        group: 'conversation',
        keys: 'KeyI',
        run: act.takeIt,
      },
    mayI(me, 'close') &&
      !isClosed && {
        id: 'snooze',
        title: t('snooze'),
        group: 'conversation',
        keys: 'KeyZ',
        run: act.snooze,
      },
    mayI(me, 'close') &&
      !isMerged && {
        id: isClosed ? 'reopen' : 'close',
        title: t(isClosed ? 'reopen' : 'close'),
        group: 'conversation',
        keys: 'KeyE',
        run: act.closeOrReopen,
      },
    {
      id: 'details',
      title: t('details'),
      group: 'conversation',
      keys: 'KeyD',
      run: act.toggleDetails,
    },
    {
      id: 'back',
      title: t('back'),
      group: 'list',
      keys: 'Escape',
      run: () => {
        const place = placeNow()
        if (place) go({ ...place, number: null })
      },
    },
  ]
  const categories = useCategoryCommands(
    conversation,
    (category) => void tell(() => act.setCategory(category)),
  )
  const handing = useHandingCommands(conversation, act)
  useCommands([...offered.filter((each) => each !== false), ...categories, ...handing])
}
