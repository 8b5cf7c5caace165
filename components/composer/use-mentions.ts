'use client'

import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { partsOf } from '#lib/mentions/in-text.ts'
import { mentionables, type Mentionable } from '#lib/mentions/mentionable.ts'
import { suggest, unfinishedMention } from '#lib/mentions/suggest.ts'

export type Mentions = ReturnType<typeof useMentions>

type Note = { text: string; caret: number; chosen: string[] }

/** Nobody can be named in a reply. */
const nobody: Mentionable[] = []

/**
 * Offers colleagues and teams while a name is being written after an @, and tells who is named.
 *
 * @param note null while a reply is written
 * @param onChoose the text with the chosen name in it, where the caret goes, and who was chosen
 */
export function useMentions(
  note: Note | null,
  onChoose: (text: string, caret: number, chosen: string[]) => void,
) {
  const { members, teams, me } = useDirectory()
  const among = useMemo(() => mentionables({ members, teams }, me.id), [members, teams, me.id])
  const listId = useId()
  const [pointed, setPointed] = useState(0)
  const [dismissed, setDismissed] = useState<number | null>(null)
  const { text, caret, chosen } = note ?? { text: '', caret: 0, chosen: [] }
  const unfinished = unfinishedMention(text, caret)
  const offered =
    unfinished && dismissed !== unfinished.from ? suggest(unfinished.query, among) : nobody
  const current = Math.min(pointed, offered.length - 1)
  const parts = useMemo(
    () => (text.includes('@') ? partsOf(text, among, chosen) : []),
    [text, among, chosen],
  )
  const named = useMemo(() => [...new Set(parts.flatMap((part) => part.named ?? []))], [parts])

  const choose = (mentionable: Mentionable) => {
    if (!unfinished) return
    const before = `${text.slice(0, unfinished.from)}@${mentionable.name} `
    setPointed(0)
    const after = text.slice(caret).replace(/^ /, '')
    onChoose(before + after, before.length, [...new Set([...chosen, mentionable.id])])
  }

  const optionId = ({ kind, id }: Mentionable) => `${listId}-${kind}-${id}`

  return {
    offered,
    current,
    listId,
    optionId,
    choose,
    /** The note in stretches; empty where nobody can be named. */
    parts,
    /** Who is named, each once. */
    named,
    /** What the field says to a screen reader about the list. */
    fieldProps: offered[current]
      ? {
          'aria-controls': listId,
          'aria-activedescendant': optionId(offered[current]),
        }
      : {},
    /** Takes the keys that move in the list; true: it was one of them. */
    press(event: KeyboardEvent): boolean {
      const mentionable = offered[current]
      if (!mentionable || !unfinished) return false
      if (event.key === 'ArrowDown') setPointed((current + 1) % offered.length)
      else if (event.key === 'ArrowUp') setPointed((current + offered.length - 1) % offered.length)
      else if (event.key === 'Home') setPointed(0)
      else if (event.key === 'End') setPointed(offered.length - 1)
      else if (event.key === 'Escape') setDismissed(unfinished.from)
      else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab')
        choose(mentionable)
      else return false
      event.preventDefault()
      return true
    },
  }
}
