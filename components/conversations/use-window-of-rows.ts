'use client'

import { useEffect, useState, type RefObject } from 'react'
import { useRowHeight } from './row-height.ts'
import { windowOfRows, type RowWindow } from './window-of-rows.ts'

/** The server draws as many rows as a tall window shows, in pixels. */
const servedHeight = 1_000

/** The rows of a scrolled box that are worth drawing, out of `count`. */
export function useWindowOfRows(scroller: RefObject<HTMLElement | null>, count: number): RowWindow {
  const rowHeight = useRowHeight()
  const [box, setBox] = useState({ top: 0, height: servedHeight })

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () =>
      setBox((before) => {
        // Only a whole row more or less is news: a state per pixel would draw per pixel.
        const top = Math.floor(element.scrollTop / rowHeight) * rowHeight
        const height = Math.ceil(element.clientHeight / rowHeight + 1) * rowHeight
        return before.top === top && before.height === height ? before : { top, height }
      })
    const size = new ResizeObserver(look)
    size.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      size.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, rowHeight])

  return windowOfRows(box.top, box.height, rowHeight, count)
}
