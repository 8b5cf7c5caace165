'use client'

import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { useCommands } from '#components/commands/use-commands.ts'

type Step = -1 | 1 | 'first' | 'last'

const inList: Record<string, Step> = { ArrowDown: 1, ArrowUp: -1, Home: 'first', End: 'last' }

/**
 * J and K from anywhere: to the next conversation or the one before.
 *
 * @returns what answers the arrows, Home and End while the list has the focus
 */
export function useListCommands(onStep: (step: Step, isInList: boolean) => void) {
  const t = useTranslations('commands')
  const isInList = () => document.activeElement?.closest('[data-conversation]') != null
  useCommands([
    {
      id: 'next',
      title: t('next'),
      group: 'list',
      keys: 'KeyJ',
      repeats: true,
      run: () => onStep(1, isInList()),
    },
    {
      id: 'previous',
      title: t('previous'),
      group: 'list',
      keys: 'KeyK',
      repeats: true,
      run: () => onStep(-1, isInList()),
    },
  ])
  return (event: KeyboardEvent) => {
    const step = inList[event.code]
    if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return
    event.preventDefault()
    onStep(step, true)
  }
}

/** Where a step leads: an index of `count` rows, or null where there is none. */
export function stepTo(step: Step, from: number, count: number): number | null {
  if (count === 0) return null
  if (step === 'first') return 0
  if (step === 'last') return count - 1
  return Math.min(Math.max(from + step, 0), count - 1)
}
