import type { MacroAction } from '#lib/macros/macro.ts'

/** A file that is stored already and goes with a letter. */
export type LetterFile = { id: string; name: string; contentType: string; bytes: number }

/** What is to be done when a letter goes out, and the macro that it was written with. */
type AlongWith = { actions?: MacroAction[]; macroId?: string }

/** What a member writes at the desk: a reply that the customer sees, or a note that only the team sees. */
export type DeskLetter = AlongWith &
  (
    | { kind: 'message'; authorId: string; body: string; files?: LetterFile[] }
    | {
        kind: 'note'
        authorId: string
        body: string
        /** Ids of members. */
        mentioned: string[]
        /** Ids of teams; a letter kept from before there were any has none. */
        mentionedTeams?: string[]
        files?: LetterFile[]
      }
  )
