'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { isUnread, type Conversation } from '#lib/conversations/conversation.ts'

/** Tells screen readers who has just written; the eye sees the row come up. */
export function NewMessageNotice({ rows }: { rows: Conversation[] }) {
  const t = useTranslations('list')
  const newest = rows[0]
  const mark = newest && `${newest.id}:${newest.lastContactSeq}`
  // What was there when the list opened is no news.
  const [first] = useState(mark)
  const [notice, setNotice] = useState('')
  const name = newest?.contactName ?? t('visitor')
  const isNews = newest !== undefined && mark !== first && isUnread(newest)
  useEffect(() => {
    if (!isNews) return
    // A burst is one announcement.
    const timer = setTimeout(() => setNotice(t('newMessage', { name })), 1_000)
    return () => clearTimeout(timer)
  }, [isNews, mark, name, t])
  return (
    <p aria-live="polite" className="sr-only">
      {notice}
    </p>
  )
}
