'use client'

import { useCallback, useId, useMemo, useState } from 'react'
import { useDirectory } from '#components/desk/directory-provider.tsx'
import { unfinishedVariable, variablesFor, type KnownVariable } from '#lib/macros/find-variables.ts'
import { variableText } from '#lib/macros/variables.ts'
import { plain } from '#lib/markup/plain.ts'
import { partsOf } from '#lib/mentions/in-text.ts'
import { mentionables, type Mentionable } from '#lib/mentions/mentionable.ts'
import { suggest, unfinishedMention } from '#lib/mentions/suggest.ts'
import { emojiFor, unfinishedShortcode, type Emoji } from './emoji-index.ts'
import { useEmojiIndex } from './use-emoji-index.ts'

/** Something that can take the place of what was typed before the caret. */
export type Offer =
  | { kind: 'member' | 'team'; key: string; words: string; of: Mentionable }
  | { kind: 'emoji'; key: string; words: string; of: Emoji }
  | { kind: 'variable'; key: string; words: string; of: KnownVariable }

type Written = {
  isNote: boolean
  text: string
  before: string | null
  chosen: string[]
  /** Offered behind `{{`; absent: nothing is. */
  variables?: readonly KnownVariable[]
}

export type Suggestions = ReturnType<typeof useSuggestions>

/** Nobody can be named in a reply. */
const nobody: Mentionable[] = []
const none: readonly KnownVariable[] = []

/**
 * Offers colleagues and teams while a name is written after an @ in a note, emoji while a word is
 * written after a colon, variables after `{{`; tells who is named.
 */
export function useSuggestions(
  { isNote, text, before, chosen, variables = none }: Written,
  onChoose: (characters: number, offer: Offer) => void,
) {
  const { members, teams, me } = useDirectory()
  const all = useMemo(() => mentionables({ members, teams }, me.id), [members, teams, me.id])
  const among = isNote ? all : nobody
  const listId = useId()
  const [pointed, setPointed] = useState({ at: 0, of: '' })
  const [dismissed, setDismissed] = useState('')

  const mention = before === null ? null : unfinishedMention(before, before.length)
  const shortcode = before === null ? null : unfinishedShortcode(before)
  const index = useEmojiIndex(shortcode !== null)
  const variable = before === null ? null : unfinishedVariable(before)
  const isVariable = variable !== null && variables.length > 0
  const from =
    (isVariable ? variable.from : undefined) ??
    (isNote ? mention?.from : undefined) ??
    shortcode?.from
  const typed = before === null || from === undefined ? '' : before.slice(from)
  const offers = useMemo((): Offer[] => {
    if (isVariable)
      return variablesFor(variable.query, variables).map((of) => ({
        kind: 'variable',
        key: `variable-${of.name}`,
        words: variableText(of.name, null),
        of,
      }))
    const named = mention && isNote ? suggest(mention.query, among) : nobody
    const people = named.map((of): Offer => ({
      kind: of.kind,
      key: `${of.kind}-${of.id}`,
      words: `@${of.name} `,
      of,
    }))
    if (people.length > 0 || !shortcode) return people
    return emojiFor(shortcode.query, index).map((of): Offer => ({
      kind: 'emoji',
      key: `emoji-${of.name}`,
      words: of.sign,
      of,
    }))
    // What was typed says both.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed, isNote, among, index, variables])

  const offered = dismissed !== '' && typed.startsWith(dismissed) ? [] : offers
  const current = Math.min(pointed.of === typed ? pointed.at : 0, offered.length - 1)
  const words = useMemo(() => (isNote && text.includes('@') ? plain(text) : ''), [isNote, text])
  const named = useMemo(
    () => [...new Set(partsOf(words, among, chosen).flatMap((part) => part.named ?? []))],
    [words, among, chosen],
  )
  const markedIn = useCallback(
    (line: string) => {
      let at = 0
      if (among.length === 0 || !line.includes('@')) return []
      return partsOf(line, among, chosen).flatMap((part) => {
        const start = at
        at += part.text.length
        return part.named ? [{ from: start, to: at }] : []
      })
    },
    [among, chosen],
  )

  const choose = (offer: Offer) => onChoose(typed.length, offer)
  const optionId = ({ key }: Offer) => `${listId}-${key}`
  const point = (at: number) => setPointed({ at, of: typed })

  return {
    offered,
    current,
    listId,
    optionId,
    choose,
    /** Who is named in the note, each once. */
    named,
    markedIn,
    /** What the field says to a screen reader about the list. */
    controls: offered[current]
      ? { 'aria-controls': listId, 'aria-activedescendant': optionId(offered[current]) }
      : {},
    /** Takes the keys that move in the list; true: it was one of them. */
    press(event: KeyboardEvent): boolean {
      const offer = offered[current]
      if (!offer) return false
      if (event.key === 'ArrowDown') point((current + 1) % offered.length)
      else if (event.key === 'ArrowUp') point((current + offered.length - 1) % offered.length)
      else if (event.key === 'Home') point(0)
      else if (event.key === 'End') point(offered.length - 1)
      else if (event.key === 'Escape') setDismissed(typed)
      else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') choose(offer)
      else return false
      event.preventDefault()
      return true
    },
  }
}
