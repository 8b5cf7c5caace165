/** A note: what only the team sees, between the messages. */
export type Note = {
  id: string
  conversationId: string
  /** That of its note_written event. */
  position: number
  clientId: string
  authorId: string
  body: string
  writtenAt: string
  /** Ids of the members it names, to whom it opened the conversation. */
  mentions: string[]
  /** Ids of the teams it names: to whoever was in them then, it opened the conversation. */
  teamMentions: string[]
}

/** `private.note_json` as it comes: from write_note, timeline_page and broadcasts. */
export type NoteJson = {
  id: string
  conversation_id: string
  position: number
  client_id: string
  author_id: string
  body: string
  written_at: string
  mentions: string[]
  team_mentions?: string[]
}

export function noteFromJson(json: NoteJson): Note {
  return {
    id: json.id,
    conversationId: json.conversation_id,
    position: json.position,
    clientId: json.client_id,
    authorId: json.author_id,
    body: json.body,
    writtenAt: json.written_at,
    mentions: json.mentions,
    teamMentions: json.team_mentions ?? [],
  }
}
