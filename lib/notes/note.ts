import { attachmentFromJson, type Attachment, type AttachmentJson } from '#lib/files/attachment.ts'

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
  editedAt: string | null
  /** Set: the body is blank for everybody. */
  deletedAt: string | null
  /** Ids of the members it names, to whom it opened the conversation. */
  mentions: string[]
  /** Ids of the teams it names: to whoever was in them then, it opened the conversation. */
  teamMentions: string[]
  attachments: Attachment[]
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
  edited_at?: string | null
  deleted_at?: string | null
  mentions: string[]
  team_mentions?: string[]
  attachments?: AttachmentJson[]
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
    editedAt: json.edited_at ?? null,
    deletedAt: json.deleted_at ?? null,
    mentions: json.mentions,
    teamMentions: json.team_mentions ?? [],
    attachments: (json.attachments ?? []).map(attachmentFromJson),
  }
}
