'use client'

import { useTranslations } from 'next-intl'

/**
 * Gives `say(reason, reference?)`: a sentence in the reader's language for a machine reason of the
 * database, of Auth or of ours (`errors.<reason>`). An unknown one becomes a sentence with a reference:
 * the request id or the error's code.
 */
export function useReason(): (reason: string, reference?: string) => string {
  const t = useTranslations('errors')
  return (reason, reference) => {
    const key = reason as Parameters<typeof t.has>[0]
    if (reason !== 'unknown' && /^[a-z_]+$/.test(reason) && t.has(key)) return t(key as 'network')
    return t('unknown', { id: reference ?? pageRequestId() ?? reason })
  }
}

/** The id of the request that brought this page; the server's log has the same. */
export function pageRequestId(): string | undefined {
  return typeof document === 'undefined' ? undefined : document.documentElement.dataset.requestId
}
