import type { Conversation } from './conversations.ts'
import { idOf } from './ids.ts'
import { type Member, vera } from './members.ts'
import type { Contact } from './contacts.ts'

/** A stored file: of a message, of a deleted one, of a note, or uploaded and not sent yet. */
export type FileKind = 'sent' | 'unsaid' | 'noted' | 'loose'

export type File = {
  kind: FileKind
  conversation: Conversation
  id: string
  path: string
  uploader: Member | Contact
}

const file = (conversation: Conversation, kind: FileKind, uploader: Member | Contact): File => {
  const id = idOf(`file/${kind}/${uploader.name}/${conversation.id}`)
  return { kind, conversation, id, uploader, path: `${id}/file.pdf` }
}

export const fileNamed = (conversation: Conversation, kind: FileKind): File =>
  file(conversation, kind, kind === 'loose' ? conversation.contact : vera)

/** Whoever holds a conversation has uploaded one that is not sent, and so has its customer. */
export const filesOf = (conversation: Conversation): File[] => [
  fileNamed(conversation, 'sent'),
  fileNamed(conversation, 'unsaid'),
  fileNamed(conversation, 'noted'),
  fileNamed(conversation, 'loose'),
  ...(conversation.assignee ? [file(conversation, 'loose', conversation.assignee)] : []),
]
