'use client'

import { useDirectory } from '#components/desk/directory-provider.tsx'
import { Markup, type MarkupProps } from '#components/markup/markup.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { parse } from '#lib/markup/parse.ts'
import { partsOf } from '#lib/mentions/in-text.ts'

type NoteTextProps = {
  text: string
  /** Ids of the members and of the teams that it names. */
  mentions: readonly string[]
  teamMentions: readonly string[]
  file?: MarkupProps['file']
}

/** The words of a note; whoever it names stands out, the reader most. */
export function NoteText({ text, mentions, teamMentions, file }: NoteTextProps) {
  const { me, member, team } = useDirectory()
  const named = [...mentions.map(member), ...teamMentions.map(team)].filter(
    (each) => each !== undefined,
  )
  const isMe = (id: string) => id === me.id || me.teamIds.includes(id)
  const words = (some: string) =>
    partsOf(some, named, [...mentions, ...teamMentions]).map((part, n) =>
      part.named ? (
        <span
          key={n}
          className={classNames(
            'rounded-s font-semibold',
            isMe(part.named.id) && 'bg-note-line px-0.5',
          )}
        >
          {part.text}
        </span>
      ) : (
        part.text
      ),
    )
  return <Markup blocks={parse(text)} words={words} file={file} />
}
