import type { Database } from './database.ts'
import { backend, type Person } from './person.ts'

export type Announced = { id: string; path: string; content_type: string }

/** Announces a file of 1000 bytes as somebody. */
export const announce = (
  db: Database,
  person: Person,
  name: string,
  conversation: string | null = null,
): Promise<Announced> =>
  db.as(person, () =>
    db.value<Announced>(`select public.register_attachment($1, $2, '', 1000)`, [
      conversation,
      name,
    ]),
  )

/** What Storage writes once the bytes are there. */
export const store = (db: Database, path: string, size = 1000) =>
  db.query(
    `insert into storage.objects (bucket_id, name, metadata)
     values ('attachments', $1, jsonb_build_object('size', $2::int))`,
    [path, size],
  )

/** What check-file says of bytes that it has read. */
export const pass = (db: Database, id: string, type = 'application/pdf', size?: [number, number]) =>
  db.as(backend, () =>
    db.query('select public.pass_attachment($1, $2, $3, $4)', [id, type, size?.[0], size?.[1]]),
  )

/** A file that is announced, stored and checked: a message may take it. */
export async function storedFile(db: Database, person: Person, name = 'билет.pdf') {
  const file = await announce(db, person, name)
  await db.as(person, () => store(db, file.path))
  await pass(db, file.id)
  return file
}
