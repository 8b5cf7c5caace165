/** What a member writes at the desk: a reply that the customer sees, or a note that only the team sees. */
export type DeskLetter =
  | { kind: 'message'; authorId: string; body: string }
  | { kind: 'note'; authorId: string; body: string; mentioned: string[] }
