import type { Pools } from '../pools.ts'
import { systemQuery, type CallersTables } from './database.ts'
import type { StorageFiles } from './files.ts'
import { noSuchBucket, notEmpty } from './refusal.ts'

export type Bucket = {
  id: string
  name: string
  public: boolean
  file_size_limit: number | null
  allowed_mime_types: string[] | null
}

export type BucketChange = {
  id?: string
  name?: string
  public?: boolean
  file_size_limit?: number | string | null
  allowed_mime_types?: string[] | null
}

const columns =
  'id, name, owner, public, file_size_limit, allowed_mime_types, created_at, updated_at'

/** A bucket's rules, whoever asks. @throws NoSuchBucket */
export async function bucketRules(pools: Pools, id: string): Promise<Bucket> {
  const [bucket] = await systemQuery<Bucket>(
    pools.system,
    `select ${columns} from storage.buckets where id = $1`,
    [id],
  )
  if (!bucket) throw noSuchBucket()
  return bucket
}

export function listBuckets(tables: CallersTables): Promise<Bucket[]> {
  return tables.query(`select ${columns} from storage.buckets order by name`)
}

export async function findBucket(tables: CallersTables, id: string): Promise<Bucket> {
  const [bucket] = await tables.query<Bucket>(
    `select ${columns} from storage.buckets where id = $1`,
    [id],
  )
  if (!bucket) throw noSuchBucket()
  return bucket
}

export async function createBucket(
  tables: CallersTables,
  wanted: BucketChange,
  owner: string | null,
): Promise<{ name: string }> {
  const name = wanted.name ?? wanted.id ?? ''
  await tables.query(
    `insert into storage.buckets (id, name, owner, owner_id, public, file_size_limit, allowed_mime_types)
     values ($1, $2, $3::uuid, $3, $4, $5, $6)`,
    [
      wanted.id ?? name,
      name,
      owner,
      wanted.public ?? false,
      bytes(wanted.file_size_limit),
      wanted.allowed_mime_types ?? null,
    ],
  )
  return { name }
}

export async function changeBucket(
  tables: CallersTables,
  id: string,
  wanted: BucketChange,
): Promise<void> {
  await findBucket(tables, id)
  await tables.query(
    `update storage.buckets set updated_at = now(), public = coalesce($2, public),
       file_size_limit = case when $3 then $4 else file_size_limit end,
       allowed_mime_types = case when $5 then $6 else allowed_mime_types end
     where id = $1`,
    [
      id,
      wanted.public ?? null,
      wanted.file_size_limit !== undefined,
      bytes(wanted.file_size_limit),
      wanted.allowed_mime_types !== undefined,
      wanted.allowed_mime_types ?? null,
    ],
  )
}

export async function emptyBucket(
  tables: CallersTables,
  files: StorageFiles,
  id: string,
): Promise<void> {
  await findBucket(tables, id)
  const removed = await tables.query<{ version: string | null }>(
    'delete from storage.objects where bucket_id = $1 returning version',
    [id],
  )
  await files.remove(removed.flatMap(({ version }) => version ?? []))
}

export async function deleteBucket(pools: Pools, tables: CallersTables, id: string): Promise<void> {
  await findBucket(tables, id)
  const [object] = await systemQuery(
    pools.system,
    'select 1 as one from storage.objects where bucket_id = $1 limit 1',
    [id],
  )
  if (object) throw notEmpty()
  const removed = await tables.query('delete from storage.buckets where id = $1 returning id', [id])
  if (removed.length === 0) throw noSuchBucket()
}

/** `50MB` and `50MiB` both mean 50 × 1024², as upstream reads them. */
export function bytes(size: number | string | null | undefined): number | null {
  if (size === null || size === undefined) return null
  if (typeof size === 'number') return size
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(B|KI?B|MI?B|GI?B)?$/i.exec(size) ?? []
  const power = ['B', 'K', 'M', 'G'].indexOf((unit ?? 'B').charAt(0).toUpperCase())
  return Math.floor(Number(amount) * 1024 ** power)
}
