'use client'

import { useEffect, useState, type RefObject } from 'react'

/** Whether the unread line is above what one sees; looked for anew when `key` changes. */
export function useUnreadAbove(box: RefObject<HTMLDivElement | null>, key: string | null): boolean {
  const [above, setAbove] = useState<string | null>(null)
  useEffect(() => {
    const line = box.current?.querySelector('[data-unread-line]')
    if (!line || !key) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        const top = entry?.rootBounds?.top ?? 0
        setAbove(entry && !entry.isIntersecting && entry.boundingClientRect.top < top ? key : null)
      },
      { root: box.current },
    )
    observer.observe(line)
    return () => observer.disconnect()
  }, [box, key])
  return above !== null && above === key
}
