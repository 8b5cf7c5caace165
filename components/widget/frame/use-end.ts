import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLatest } from './use-latest.ts'

/** Pixels from an edge that still count as being there. */
const near = 60

/**
 * Keeps a scrolled box at its end while the reader is there, and where the reader is while rows are put
 * above.
 *
 * @param rows what the end depends on: `first` and `last` name the outermost rows, `own` counts the
 *   reader's unsent ones, which are always looked at
 */
export function useEnd(
  rows: { first: number; last: number; own: number },
  isOpen: boolean,
  handlers: { onEnd: () => void; onTop: () => void },
) {
  const box = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  /** Distance of what is read from the end: it stays the same while rows grow above. */
  const fromEnd = useRef(0)
  const [hasNews, setNews] = useState(false)
  const onTop = useLatest(handlers.onTop)

  const arrive = useLatest(() => {
    if (isOpen && isAtEnd.current && document.visibilityState === 'visible') handlers.onEnd()
  })
  const toEnd = useLatest(() => {
    const element = box.current
    element?.scrollTo({ top: element.scrollHeight })
  })
  const measure = useLatest(() => {
    const element = box.current
    if (!element) return
    fromEnd.current = element.scrollHeight - element.scrollTop
    isAtEnd.current = fromEnd.current - element.clientHeight < near
    if (element.scrollTop < near * 3) onTop()
    if (!isAtEnd.current) return
    setNews(false)
    arrive()
  })

  const before = useRef(rows)
  useLayoutEffect(() => {
    if (rows.own > before.current.own) isAtEnd.current = true
    if (isAtEnd.current) toEnd()
    else if (rows.last > before.current.last) setNews(true)
    before.current = rows
    arrive()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `rows` is made anew by every render
  }, [rows.last, rows.own, isOpen])

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    if (!isAtEnd.current) element.scrollTo({ top: element.scrollHeight - fromEnd.current })
    // A first page shorter than the screen cannot be scrolled, and would never ask for the next.
    if (rows.first > 1 && element.scrollHeight <= element.clientHeight) onTop()
  }, [rows.first, onTop])

  useEffect(() => {
    const element = box.current
    if (!element) return
    // A growing field or a keyboard makes the box smaller, a form or a picture what is in it longer: the
    // end stays in sight.
    const observer = new ResizeObserver(() => isAtEnd.current && toEnd())
    observer.observe(element)
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    document.addEventListener('visibilitychange', arrive)
    return () => {
      observer.disconnect()
      document.removeEventListener('visibilitychange', arrive)
    }
  }, [arrive, toEnd])

  return { box, hasNews, toEnd, measure }
}
