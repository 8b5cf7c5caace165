'use client'

import { useTranslations } from 'next-intl'
import { useCommands } from '#components/commands/use-commands.ts'

type Writing = {
  send: () => void
  sendAndClose: (() => void) | null
  /** null where nothing is held back. */
  undoSend: (() => void) | null
}

/** What can be done with what is being written; the keys that send are the field's own. */
export function useWritingCommands(isOffered: boolean, act: Writing): void {
  const t = useTranslations('composer')
  useCommands(
    isOffered
      ? [
          {
            id: 'composer.send',
            title: t('sendCommand'),
            group: 'composer',
            keys: '$mod+Enter',
            isAnsweredElsewhere: true,
            run: act.send,
          },
          ...(act.sendAndClose
            ? [
                {
                  id: 'composer.sendAndClose',
                  title: t('sendAndClose'),
                  group: 'composer' as const,
                  keys: 'Alt+Enter',
                  isAnsweredElsewhere: true,
                  run: act.sendAndClose,
                },
              ]
            : []),
          ...(act.undoSend
            ? [
                {
                  id: 'composer.undoSend',
                  title: t('undo.undo'),
                  group: 'composer' as const,
                  keys: '$mod+KeyZ',
                  isAnsweredElsewhere: true,
                  run: act.undoSend,
                },
              ]
            : []),
        ]
      : [],
  )
}
