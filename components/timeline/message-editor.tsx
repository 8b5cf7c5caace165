'use client'

import { useTranslations } from 'next-intl'
import { useReason } from '#lib/i18n/use-reason.ts'
import type { MessageChange } from '#lib/messages/changes.ts'
import { useMessageVerbs } from './message-changes.tsx'
import { WordsEditor } from './words-editor.tsx'

type MessageEditorProps = {
  seq: number
  change: Extract<MessageChange, { state: 'editing' }>
  /** Called when it is done with, one way or the other. */
  onEnd: () => void
}

/** A message being changed, in its own bubble. */
export function MessageEditor({ seq, change, onEnd }: MessageEditorProps) {
  const t = useTranslations('message')
  const say = useReason()
  const { write, cancel, save } = useMessageVerbs()
  const { text, reason } = change
  return (
    <WordsEditor
      label={t('editing')}
      text={text}
      problem={reason && (reason === 'message_empty' ? t('empty') : say(reason))}
      onChange={(words) => write(seq, words)}
      onStore={() => void save(seq).then((isStored) => isStored && onEnd())}
      onLeave={() => {
        cancel(seq)
        onEnd()
      }}
    />
  )
}
