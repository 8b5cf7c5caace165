import { traps } from '../world/places.ts'
import type { Noun, Probe } from '../matrix/probe.ts'
import { conversations, conversationsFor, type Conversation } from '../world/conversations.ts'
import { fileNamed, filesOf, type File } from '../world/files.ts'
import type { Who } from '../world/who.ts'
import { calls, reads, uuid, writes } from './doors.ts'
import { targetsFor } from './conversations.ts'
import { isBackend, isMember, sees } from './sight.ts'

/** Who may read a file: as its message or note; one that is not sent yet, whoever uploaded it. */
function mayRead(who: Who, file: File): boolean {
  if (isBackend(who)) return true
  // It belongs to no conversation yet.
  if (file.kind === 'loose') return file.uploader === who.member || file.uploader === who.contact
  if (!sees(who, file.conversation)) return false
  switch (file.kind) {
    case 'sent':
      return true
    case 'noted':
      return isMember(who)
    // Only through the history of the message, which is written down; see the ledger's rules.
    case 'unsaid':
      return false
  }
}

const files = conversations.flatMap(filesOf)
const visible = (who: Who) =>
  files.map((file) => ({
    key: file.id,
    relation: `${file.kind} file, ${file.conversation.relation}`,
    visible: mayRead(who, file),
  }))

/** An uploader stores its own loose file under the name it registered, and nothing else. */
function uploads(who: Who): Probe[] {
  const into = (relation: string, bucket: string, path: string, expected: string) =>
    writes(
      'store file',
      relation,
      `insert into storage.objects (bucket_id, name) values ('${bucket}', '${path}')`,
      expected,
    )
  const other = (c: Conversation) => conversations.find((candidate) => candidate !== c)!
  return [
    ...conversationsFor(who.member).flatMap((c) =>
      filesOf(c).map((file) =>
        into(`${file.kind} file, ${c.relation}`, 'attachments', file.path, stores(who, file)),
      ),
    ),
    // One's own, but elsewhere, or under another name.
    ...files
      .filter((file) => !isBackend(who) && file.kind === 'loose' && mayRead(who, file))
      .flatMap((file) => [
        into(
          'own file, the folder of another',
          'attachments',
          `${fileNamed(other(file.conversation), 'sent').id}/own.pdf`,
          'denied',
        ),
        into('own file, another name', 'attachments', `${file.id}/other.pdf`, 'denied'),
        into('own file, the bucket of pictures', 'avatars', file.path, 'denied'),
      ]),
  ]
}

function stores(who: Who, file: File): string {
  const own = file.kind === 'loose' && mayRead(who, file) && !who.onlyLooks
  // Already stored in this world: whoever may store it is told that it is there.
  return own || isBackend(who) ? `23505 ${duplicate}` : 'denied'
}
const duplicate = 'duplicate key value violates unique constraint "objects_bucket_id_name_key"'

function registering(who: Who, c: Conversation): string {
  if (who.role !== 'authenticated') return 'denied'
  if (who.isViewing) return 'view_as_is_read_only'
  if (!who.member && !who.contact) return 'not_a_contact'
  return sees(who, c) ? 'ok' : 'conversation_not_found'
}

const onlyBackend = (who: Who) => (isBackend(who) ? 'ok' : 'denied')

function finding(who: Who, c: Conversation): string {
  if (who.role !== 'authenticated') return 'denied'
  if (!isMember(who)) return 'not_a_member'
  return sees(who, c) ? 'ok' : 'conversation_not_found'
}

/** Files follow the message or the note they belong to. */
export const fileRules: Noun = {
  name: 'files',
  covers: {
    tables: ['attachments'],
    buckets: ['attachments'],
    functions: ['register_attachment', 'pass_attachment', 'find_in_conversation'],
  },
  probes: (who) => [
    reads(who, 'select attachments', 'select id from public.attachments', visible(who)),
    {
      ...reads(
        who,
        'read files',
        `select id from storage.objects where bucket_id = 'attachments'${isBackend(who) ? ` and id <> '${traps.picture.id}'` : ''}`,
        visible(who),
      ),
      plane: 'storage',
    },
    ...uploads(who).map((probe): Probe => ({ ...probe, plane: 'storage' })),
    ...(isBackend(who)
      ? []
      : [
          writes(
            'overwrite files',
            'any',
            `update storage.objects set name = name where bucket_id = 'attachments'`,
            0,
          ),
          writes(
            'remove files',
            'any',
            `delete from storage.objects where bucket_id = 'attachments'`,
            0,
          ),
          writes(
            'store file',
            'a folder of its own making',
            `insert into storage.objects (bucket_id, name) values ('attachments', 'x/y/z')`,
            'denied',
          ),
          writes(
            'store file',
            'a bucket of its own making',
            `insert into storage.buckets (id, name) values ('x', 'x')`,
            'denied',
          ),
        ].map((probe): Probe => ({ ...probe, plane: 'storage' }))),
    ...targetsFor(who).map((c) =>
      calls(
        who,
        'register_attachment',
        c.relation,
        `${uuid(c.id)}, 'a.png', 'image/png', 3`,
        registering(who, c),
      ),
    ),
    calls(
      who,
      'pass_attachment',
      'a loose file',
      `${uuid(fileNamed(conversations[0]!, 'loose').id)}, 'application/pdf'`,
      onlyBackend(who),
    ),
    ...targetsFor(who).map((c) =>
      calls(who, 'find_in_conversation', c.relation, `${uuid(c.id)}, 'customer'`, finding(who, c)),
    ),
  ],
}
