import { randomUUID } from 'node:crypto'
import type { CallersTables } from './database.ts'
import { noSuchKey } from './refusal.ts'

export type ObjectMetadata = {
  eTag: string
  size: number
  mimetype: string
  cacheControl: string
  lastModified: string
  contentLength: number
  httpStatusCode: number
}

export type StorageObject = {
  id: string
  bucket_id: string
  name: string
  owner: string | null
  version: string
  metadata: ObjectMetadata
  user_metadata: Record<string, unknown> | null
  created_at: string
  updated_at: string
  last_accessed_at: string
}

export type NewObject = {
  bucket: string
  name: string
  owner: string | null
  version: string
  metadata: ObjectMetadata | Record<string, never>
  userMetadata: object | null
}

const columns =
  'id, bucket_id, name, owner, version, metadata, user_metadata, created_at, updated_at, last_accessed_at'

export const findObjectSql = `select ${columns} from storage.objects where bucket_id = $1 and name = $2`

/** @throws NoSuchKey when it is not there or not for this caller */
export async function findObject(
  tables: CallersTables,
  bucket: string,
  name: string,
): Promise<StorageObject> {
  const [object] = await tables.query<StorageObject>(findObjectSql, [bucket, name])
  if (!object) throw noSuchKey()
  return object
}

// No `returning`: it would ask for a select policy, and uploading needs an insert policy only.
const insertSql = `insert into storage.objects (id, bucket_id, name, owner, owner_id, version, metadata, user_metadata)
  values ($1, $2, $3, $4::uuid, $4, $5, $6, $7)`
const upsertSql = `${insertSql} on conflict (bucket_id, name) do update set
  version = excluded.version, metadata = excluded.metadata, user_metadata = excluded.user_metadata,
  owner = excluded.owner, owner_id = excluded.owner_id, updated_at = now()`

/** The statement that an upload comes down to; run as the caller it is allowed or not. */
export function writeObjectSql(object: NewObject, upsert: boolean) {
  const id = randomUUID()
  const { bucket, name, owner, version, metadata, userMetadata } = object
  return {
    id,
    text: upsert ? upsertSql : insertSql,
    values: [id, bucket, name, owner, version, metadata, userMetadata],
  }
}

/** Removes what the caller may remove, says nothing about the rest. */
export function deleteObjects(
  tables: CallersTables,
  bucket: string,
  names: string[],
): Promise<StorageObject[]> {
  return tables.query(
    `delete from storage.objects where bucket_id = $1 and name = any ($2::text[]) returning ${columns}`,
    [bucket, names],
  )
}

/** @throws NoSuchKey, and 23505 or 42501 as the policies say */
export async function moveObject(
  tables: CallersTables,
  from: { bucket: string; name: string },
  to: { bucket: string; name: string },
  owner: string | null,
): Promise<void> {
  await findObject(tables, from.bucket, from.name)
  const moved = await tables.query(
    `update storage.objects set bucket_id = $3, name = $4, owner = $5::uuid, owner_id = $5, updated_at = now()
     where bucket_id = $1 and name = $2 returning id`,
    [from.bucket, from.name, to.bucket, to.name, owner],
  )
  if (moved.length === 0) throw noSuchKey()
}

export type ListOptions = {
  prefix?: string
  limit?: number
  offset?: number
  search?: string
  sortBy?: { column?: string; order?: string }
}

export type ListedObject = {
  name: string
  id: string | null
  metadata: ObjectMetadata | null
  created_at: string | null
  updated_at: string | null
  last_accessed_at: string | null
}

const sortable = ['name', 'created_at', 'updated_at', 'last_accessed_at']

/** One level of a bucket: its folders (id = null), then its objects, names without the folder's. */
export function listObjects(
  tables: CallersTables,
  bucket: string,
  options: ListOptions,
): Promise<ListedObject[]> {
  const prefix = options.prefix ? `${options.prefix.replace(/\/+$/, '')}/` : ''
  const { column = 'name', order = 'asc' } = options.sortBy ?? {}
  const by = sortable.includes(column) ? column : 'name'
  const direction = order.toLowerCase() === 'desc' ? 'desc' : 'asc'
  return tables.query(
    `select entries.* from (
       select split_part(rest, '/', 1) as name, null::uuid as id, null::timestamptz as updated_at,
         null::timestamptz as created_at, null::timestamptz as last_accessed_at, null::jsonb as metadata
       from visible where position('/' in rest) > 0 group by 1
       union all
       select rest, id, updated_at, created_at, last_accessed_at, metadata
       from visible where position('/' in rest) = 0
     ) as entries
     order by (id is null) desc, ${by} ${direction}, name limit $4 offset $5`.replace(
      /from visible where/g,
      `from (select *, substr(name, length($2::text) + 1) as rest from storage.objects
         where bucket_id = $1 and starts_with(name, $2)
           and starts_with(lower(substr(name, length($2::text) + 1)), lower($3))) as visible where`,
    ),
    [bucket, prefix, options.search ?? '', options.limit ?? 100, options.offset ?? 0],
  )
}
