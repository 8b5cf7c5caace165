'use client'

import { CheckCheck, SendHorizontal, StickyNote } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { IconButton } from '#components/ui/icon-button.tsx'

type SendButtonsProps = {
  isNote: boolean
  /** There is nothing to send, or not yet. */
  isOff: boolean
  /** null where it is closed already, or may not be. */
  onSendAndClose: (() => void) | null
}

/** Sends by submitting the form it stands in; beside it, the same with closing. */
export function SendButtons({ isNote, isOff, onSendAndClose }: SendButtonsProps) {
  const t = useTranslations('composer')
  return (
    <>
      {onSendAndClose && (
        <IconButton
          label={t('sendAndClose')}
          keys={['Alt', 'Enter']}
          disabled={isOff}
          onClick={onSendAndClose}
        >
          <CheckCheck aria-hidden />
        </IconButton>
      )}
      <Button
        type="submit"
        look={isNote ? 'plain' : 'primary'}
        size="s"
        className={classNames(isNote && 'border-note-line bg-note-line/50 text-note-ink')}
        disabled={isOff}
      >
        {isNote ? <StickyNote aria-hidden /> : <SendHorizontal aria-hidden />}
        {t(isNote ? 'note.send' : 'message.send')}
      </Button>
    </>
  )
}
