'use client'

import { useEffect, type RefObject } from 'react'
import { markedWords } from '#lib/conversations/marked-words.ts'

/** Its look is in globals.css. */
const name = 'found-words'

/**
 * Marks words in the rows that are drawn, as the browser's own search would: nothing is put into the
 * document. Browsers that cannot do it show the row alone.
 */
export function useMarkedWords(
  box: RefObject<HTMLDivElement | null>,
  stems: readonly string[] | null,
): void {
  useEffect(() => {
    const element = box.current
    if (!element || !stems?.length || !('highlights' in CSS)) return
    let frame = 0
    const mark = () => {
      frame = 0
      CSS.highlights.set(name, new Highlight(...rangesIn(element, stems)))
    }
    const later = () => (frame ||= requestAnimationFrame(mark))
    mark()
    const observer = new MutationObserver(later)
    observer.observe(element, { childList: true, subtree: true, characterData: true })
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      CSS.highlights.delete(name)
    }
  }, [box, stems])
}

function rangesIn(element: HTMLElement, stems: readonly string[]): Range[] {
  const ranges: Range[] = []
  for (const row of element.querySelectorAll('[data-row] article')) {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const [from, to] of markedWords(node.nodeValue ?? '', stems)) {
        const range = new Range()
        range.setStart(node, from)
        range.setEnd(node, to)
        ranges.push(range)
      }
    }
  }
  return ranges
}
