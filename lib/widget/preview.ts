import { plain } from '#lib/markup/plain.ts'
import type { Conversation, Message } from './conversation.ts'

/** A message of the team that waits to be read, as the closed chat shows it beside its button. */
export type Preview = {
  conversationId: string
  seq: number
  /** null: nobody is named. */
  name: string | null
  avatarUrl: string | null
  text: string
}

const longest = 140

/** The beginning of a message in bare words, as the table's previews: markup is what members write. */
export function wordsOf({ author, body, attachments }: Message): string {
  const said = author.kind === 'member' ? plain(body) : body
  const words = said.trim() === '' ? attachments.map(({ name }) => name).join(', ') : said
  return words.replace(/\s+/g, ' ').trim().slice(0, longest)
}

/**
 * The newest message that nobody has seen, or null.
 *
 * @param dismissed instant of the newest message that the customer waved away; milliseconds
 */
export function previewOf(conversations: Conversation[], dismissed: number): Preview | null {
  const found = conversations.find(
    (each) =>
      each.unread > 0 &&
      each.previewFrom === 'member' &&
      !each.isPreviewDeleted &&
      each.lastMessageAt > dismissed,
  )
  if (!found) return null
  const author = found.previewAuthor ?? found.assignee
  return {
    conversationId: found.id,
    seq: found.lastSeq,
    name: author?.name ?? null,
    avatarUrl: author?.avatarUrl ?? null,
    text: found.preview,
  }
}
