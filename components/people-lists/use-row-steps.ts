'use client'

import { useTranslations } from 'next-intl'
import type { KeyboardEvent, RefObject } from 'react'
import { useCommands } from '#components/commands/use-commands.ts'

/**
 * J and K from anywhere, and the arrows in the rows: the next row or the one before gets the focus, and being
 * a link it opens by Enter. Rows are marked with `data-row`.
 *
 * @param rows what holds them
 * @param onEnd called when one goes down from the last row: there may be more
 */
export function useRowSteps(rows: RefObject<HTMLElement | null>, onEnd: () => void) {
  const t = useTranslations('peopleLists')
  const step = (by: 1 | -1) => {
    const links = [...(rows.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    const next = at < 0 ? links[0] : links[at + by]
    next?.focus()
    if (by === 1 && at >= links.length - 2) onEnd()
  }
  useCommands([
    {
      id: 'people.next',
      title: t('next'),
      group: 'people',
      keys: 'KeyJ',
      repeats: true,
      isUnlisted: true,
      run: () => step(1),
    },
    {
      id: 'people.previous',
      title: t('previous'),
      group: 'people',
      keys: 'KeyK',
      repeats: true,
      isUnlisted: true,
      run: () => step(-1),
    },
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else return
    event.preventDefault()
  }
  return { onKeyDown, enter: () => step(1) }
}
