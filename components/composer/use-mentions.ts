'use client'

import { useId, useState, type KeyboardEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import type { Member } from '#lib/members/member.ts'
import { colleaguesLike, unfinishedMention } from './mentions.ts'

export type Mentions = ReturnType<typeof useMentions>

/**
 * Offers colleagues while a name is being written after an @.
 *
 * @param onChoose the text with the chosen name in it, and where the caret goes
 */
export function useMentions(
  text: string,
  caret: number,
  onChoose: (text: string, caret: number) => void,
) {
  const { members, me } = useDirectory()
  const listId = useId()
  const [pointed, setPointed] = useState(0)
  const [dismissed, setDismissed] = useState<number | null>(null)
  const unfinished = unfinishedMention(text, caret)
  const offered =
    unfinished && dismissed !== unfinished.from
      ? colleaguesLike(unfinished.query, members, me.id)
      : []
  const current = Math.min(pointed, offered.length - 1)

  const choose = (member: Member) => {
    if (!unfinished) return
    const before = `${text.slice(0, unfinished.from)}@${member.name} `
    setPointed(0)
    onChoose(before + text.slice(caret).replace(/^ /, ''), before.length)
  }

  return {
    offered,
    current,
    listId,
    optionId: (member: Member) => `${listId}-${member.id}`,
    choose,
    /** What the field says to a screen reader about the list. */
    fieldProps: offered[current]
      ? {
          'aria-controls': listId,
          'aria-activedescendant': `${listId}-${offered[current].id}`,
        }
      : {},
    /** Takes the keys that move in the list; true: it was one of them. */
    press(event: KeyboardEvent): boolean {
      const member = offered[current]
      if (!member || !unfinished) return false
      if (event.key === 'ArrowDown') setPointed((current + 1) % offered.length)
      else if (event.key === 'ArrowUp') setPointed((current + offered.length - 1) % offered.length)
      else if (event.key === 'Escape') setDismissed(unfinished.from)
      else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') choose(member)
      else return false
      event.preventDefault()
      return true
    },
  }
}
