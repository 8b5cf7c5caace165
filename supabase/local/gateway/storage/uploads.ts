import type { Pools } from '../pools.ts'
import { bucketRules, type Bucket } from './buckets.ts'
import { systemQuery } from './database.ts'
import type { StorageFiles, StoredFile } from './files.ts'
import { findObject, writeObjectSql, type ObjectMetadata } from './objects.ts'
import { invalidKey, tooLarge, wrongType } from './refusal.ts'
import type { UploadPermit } from './signed.ts'
import type { StorageCall } from './route.ts'
import { readUpload, type Upload } from './upload-body.ts'

export type Uploaded = { Id: string; Key: string }
type Place = { bucket: string; name: string }

/** What S3 takes and upstream allows: no control characters, no empty or climbing parts. */
const allowedKey = /^[\p{L}\p{N}\p{M}\p{S}\p{P} ]{1,1024}$/u

/** @param limit  bytes that no object may exceed, whatever its bucket allows */
export function createUploads(pools: Pools, files: StorageFiles, limit: number) {
  /** Would the caller be allowed? Asked before the bytes are read. */
  async function probe(
    { tables, bucket, name, owner }: StorageCall,
    upsert: boolean,
  ): Promise<void> {
    checkKey(name)
    await bucketRules(pools, bucket)
    const trial = { bucket, name, owner, version: '', metadata: {}, userMetadata: null }
    const { text, values } = writeObjectSql(trial, upsert)
    await tables.probe(text, values)
  }

  async function receive(
    { request }: StorageCall,
    rules: Bucket,
  ): Promise<{ upload: Upload; stored: StoredFile }> {
    const most = Math.min(limit, rules.file_size_limit ?? Infinity)
    const upload = await readUpload(request, most)
    if (upload.size !== undefined && upload.size > most) throw tooLarge()
    checkType(upload.type, rules.allowed_mime_types)
    return { upload, stored: await files.write(upload.content, most) }
  }

  /** Writes the row by `write`, and only then lets go of what it replaces. */
  async function keep(
    place: Place,
    owner: string | null,
    upsert: boolean,
    file: { version: string; metadata: ObjectMetadata; userMetadata: object | null },
    write: (text: string, values: (string | null | object)[]) => Promise<unknown>,
  ): Promise<Uploaded> {
    const replaced = await systemQuery<{ id: string; version: string }>(
      pools.system,
      'select id, version from storage.objects where bucket_id = $1 and name = $2',
      [place.bucket, place.name],
    )
    const { id, text, values } = writeObjectSql({ ...place, owner, ...file }, upsert)
    try {
      await write(text, values)
    } catch (error) {
      await files.remove([file.version])
      throw error
    }
    await files.remove(replaced.map((old) => old.version))
    return { Id: replaced[0]?.id ?? id, Key: `${place.bucket}/${place.name}` }
  }

  return {
    probe,

    async byCaller(call: StorageCall, upsert: boolean): Promise<Uploaded> {
      await probe(call, upsert)
      const { upload, stored } = await receive(call, await bucketRules(pools, call.bucket))
      const file = {
        version: stored.version,
        metadata: metadataOf(upload, stored),
        userMetadata: upload.userMetadata,
      }
      return keep(call, call.owner, upsert, file, call.tables.query)
    },

    /** The permission was asked when the address was signed. */
    async bySignature(call: StorageCall, { owner, upsert }: UploadPermit): Promise<Uploaded> {
      checkKey(call.name)
      const { upload, stored } = await receive(call, await bucketRules(pools, call.bucket))
      const file = {
        version: stored.version,
        metadata: metadataOf(upload, stored),
        userMetadata: upload.userMetadata,
      }
      return keep(call, owner, upsert, file, (text, values) =>
        systemQuery(pools.system, text, values),
      )
    },

    async copy(call: StorageCall, from: Place, target: Place): Promise<Uploaded> {
      checkKey(target.name)
      await bucketRules(pools, target.bucket)
      const source = await findObject(call.tables, from.bucket, from.name)
      const upsert = call.request.headers['x-upsert'] === 'true'
      await probe({ ...call, ...target }, upsert)
      const version = await files.copy(source.version)
      const metadata = { ...source.metadata, lastModified: new Date().toISOString() }
      const file = { version, metadata, userMetadata: source.user_metadata }
      return keep(target, call.owner, upsert, file, call.tables.query)
    },
  }
}

export type Uploads = ReturnType<typeof createUploads>

function metadataOf(upload: Upload, { size, eTag }: StoredFile): ObjectMetadata {
  return {
    eTag,
    size,
    mimetype: upload.type,
    cacheControl: upload.cacheControl,
    lastModified: new Date().toISOString(),
    contentLength: size,
    httpStatusCode: 200,
  }
}

function checkKey(name: string): void {
  const parts = name.split('/')
  if (!allowedKey.test(name) || parts.some((part) => part === '' || part === '.' || part === '..'))
    throw invalidKey(name)
}

function checkType(type: string, allowed: string[] | null): void {
  if (!allowed || allowed.length === 0) return
  const bare = type.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const fits = allowed.some(
    (one) =>
      one === '*/*' || one === bare || (one.endsWith('/*') && bare.startsWith(one.slice(0, -1))),
  )
  if (!fits) throw wrongType(type)
}
