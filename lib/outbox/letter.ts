/** A file that is stored already and goes with a letter. */
export type LetterFile = { id: string; name: string; contentType: string; bytes: number }

/** What a member writes at the desk: a reply that the customer sees, or a note that only the team sees. */
export type DeskLetter =
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
