'use client'

import { useEffect } from 'react'

const prefix = /^\(\d+\+?\) /

/** Puts a number before the page's title, whoever sets the title, and a dot on its icon. 0: neither. */
export function useTitleBadge(count: number): void {
  useEffect(() => {
    const badge = count === 0 ? '' : `(${count >= 100 ? '99+' : count}) `
    const mark = () => {
      const title = badge + document.title.replace(prefix, '')
      if (title !== document.title) document.title = title
    }
    mark()
    const watcher = new MutationObserver(mark)
    watcher.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watcher.disconnect()
  }, [count])

  const isCalling = count > 0
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel~="icon"]')
    if (!icon || !isCalling) return
    const usual = icon.href
    icon.href = '/icon-unread.svg'
    return () => void (icon.href = usual)
  }, [isCalling])
}
