import { plain } from '#lib/markup/plain.ts'
import { attachmentFromJson, type Attachment, type AttachmentJson } from '#lib/files/attachment.ts'
import { mayI, type CurrentMember } from '#lib/members/member.ts'

/*
 * A message: what the customer sees, in either direction. Pure, for the desk and the widget alike.
 * Instants are kept as the ISO text the database gave.
 */

export type AuthorKind = 'member' | 'contact' | 'system'

export type Author = {
  kind: AuthorKind
  id: string | null
  name: string | null
  avatarUrl: string | null
}

export type Message = {
  conversationId: string
  /** From 1, without gaps, per conversation. */
  seq: number
  /** That of its message_sent event. */
  position: number
  clientId: string
  author: Author
  body: string
  sentAt: string
  editedAt: string | null
  /** Set: the body is blank for everybody. */
  deletedAt: string | null
  attachments: Attachment[]
}

/** `private.message_json` as it comes: from send_message, timeline_page, contact_messages and broadcasts. */
export type MessageJson = {
  conversation_id: string
  seq: number
  position: number
  client_id: string
  body: string
  sent_at: string
  edited_at: string | null
  deleted_at: string | null
  author: { kind: AuthorKind; id: string | null; name?: string | null; avatar_url?: string | null }
  attachments: AttachmentJson[]
}

export function messageFromJson(json: MessageJson): Message {
  return {
    conversationId: json.conversation_id,
    seq: json.seq,
    position: json.position,
    clientId: json.client_id,
    author: {
      kind: json.author.kind,
      id: json.author.id,
      name: json.author.name ?? null,
      avatarUrl: json.author.avatar_url ?? null,
    },
    body: json.body,
    sentAt: json.sent_at,
    editedAt: json.edited_at,
    deletedAt: json.deleted_at,
    attachments: json.attachments.map(attachmentFromJson),
  }
}

/** The most characters a message or a note may have; the database refuses more. */
export const longestBody = 20_000

/** The text of the list's preview, as private.preview_of makes it: words only, or the names of the files. */
export function previewOf({
  author,
  body,
  attachments,
}: {
  author: Pick<Author, 'kind'>
  body: string
  attachments: readonly { name: string }[]
}): string {
  const words = author.kind === 'member' ? plain(body) : body
  const said = body.trim() ? words : attachments.map(({ name }) => name).join(', ')
  return [...said.replace(/\s+/g, ' ')].slice(0, 140).join('')
}

/** Would the database let this member edit and delete it? Never what a customer said. */
export function mayChange(me: CurrentMember, { author }: Pick<Message, 'author'>): boolean {
  if (author.kind !== 'member' || !mayI(me, 'edit_messages')) return false
  return author.id === me.id || mayI(me, 'delete_messages')
}
