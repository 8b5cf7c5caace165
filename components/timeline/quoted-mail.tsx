'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { MessageText } from './message-text.tsx'

/** The letter that a mail answers: folded, because it stands above already. */
export function QuotedMail({ text }: { text: string }) {
  const t = useTranslations('message.quote')
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="my-0.5 rounded-m bg-current/8 px-2 text-xs leading-5 font-medium hover:bg-current/15 pointer-coarse:py-1"
      >
        {t(isOpen ? 'hide' : 'show')}
      </button>
      <div id={id} hidden={!isOpen} className="my-1 border-l-2 border-current/30 pl-2.5 opacity-85">
        {isOpen && <MessageText text={text} isPlain />}
      </div>
    </>
  )
}
