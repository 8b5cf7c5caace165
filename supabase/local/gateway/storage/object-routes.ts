import type { IncomingMessage } from 'node:http'
import { sendJson } from '../http.ts'
import type { Pools } from '../pools.ts'
import { bucketRules } from './buckets.ts'
import { systemQuery, type CallersTables } from './database.ts'
import type { StorageFiles } from './files.ts'
import * as objects from './objects.ts'
import { invalidRequest, noSuchBucket, noSuchKey } from './refusal.ts'
import { json, route, type Route, type StorageCall } from './route.ts'
import { sendObject } from './send-object.ts'
import type { Signer } from './signed.ts'
import type { Uploads } from './uploads.ts'

/** storage.from(bucket).upload, download, list, … of storage-js. */
export function objectRoutes(
  pools: Pools,
  files: StorageFiles,
  signer: Signer,
  uploads: Uploads,
): Route[] {
  async function find({ tables, bucket, name }: StorageCall): Promise<objects.StorageObject> {
    const rules = await bucketRules(pools, bucket)
    return rules.public ? findAnyway(bucket, name) : objects.findObject(tables, bucket, name)
  }

  async function findAnyway(bucket: string, name: string): Promise<objects.StorageObject> {
    const [object] = await systemQuery<objects.StorageObject>(pools.system, objects.findObjectSql, [
      bucket,
      name,
    ])
    if (!object) throw noSuchKey()
    return object
  }

  const send = async (call: StorageCall, object: objects.StorageObject) =>
    sendObject(call.request, call.to, files, object, call.url.searchParams)

  async function remove(tables: CallersTables, bucket: string, names: string[]) {
    const removed = await objects.deleteObjects(tables, bucket, names)
    await files.remove(removed.map((object) => object.version))
    return removed
  }

  return [
    route('GET', '/object/public/:bucket/*', 'object.get_public', async (call) => {
      const rules = await bucketRules(pools, call.bucket)
      if (!rules.public) throw noSuchBucket()
      await send(call, await findAnyway(call.bucket, call.name))
    }),
    route('GET', '/object/sign/:bucket/*', 'object.get_signed', async (call) => {
      await signer.checkDownload(call.url.searchParams.get('token'), `${call.bucket}/${call.name}`)
      await send(call, await findAnyway(call.bucket, call.name))
    }),
    route(
      'GET',
      '/object/info/(?:public/|authenticated/)?:bucket/*',
      'object.get_authenticated_info',
      async (call) => {
        sendJson(call.to, 200, describe(await find(call)))
      },
    ),
    route('PUT', '/object/upload/sign/:bucket/*', 'object.upload_signed', async (call) => {
      const permit = await signer.checkUpload(
        call.url.searchParams.get('token'),
        `${call.bucket}/${call.name}`,
      )
      sendJson(call.to, 200, await uploads.bySignature(call, permit))
    }),
    route('POST', '/object/upload/sign/:bucket/*', 'object.sign_upload_url', async (call) => {
      const upsert = call.request.headers['x-upsert'] === 'true'
      await uploads.probe(call, upsert)
      const token = await signer.upload(`${call.bucket}/${call.name}`, {
        owner: call.owner,
        upsert,
      })
      sendJson(call.to, 200, { url: `/object/upload/sign/${encoded(call)}?token=${token}`, token })
    }),
    route('POST', '/object/sign/:bucket/*', 'object.sign', async (call) => {
      const { expiresIn } = await json<{ expiresIn?: number }>(call.request)
      await objects.findObject(call.tables, call.bucket, call.name)
      const token = await signer.download(`${call.bucket}/${call.name}`, seconds(expiresIn))
      sendJson(call.to, 200, {
        signedURL: `/object/sign/${call.bucket}/${call.name}?token=${token}`,
      })
    }),
    route(
      'POST',
      '/object/sign/:bucket',
      'object.sign_many',
      async ({ request, to, tables, bucket }) => {
        const { expiresIn, paths = [] } = await json<{ expiresIn?: number; paths?: string[] }>(
          request,
        )
        const found = await tables.query<{ name: string }>(
          'select name from storage.objects where bucket_id = $1 and name = any ($2::text[])',
          [bucket, paths],
        )
        const seen = new Set(found.map((object) => object.name))
        const sign = async (path: string) => ({
          error: seen.has(path)
            ? null
            : 'Either the object does not exist or you do not have access to it',
          path,
          signedURL: seen.has(path)
            ? `/object/sign/${bucket}/${path}?token=${await signer.download(`${bucket}/${path}`, seconds(expiresIn))}`
            : null,
        })
        sendJson(to, 200, await Promise.all(paths.map(sign)))
      },
    ),
    route(
      'POST',
      '/object/list/:bucket',
      'object.list',
      async ({ request, to, tables, bucket }) => {
        sendJson(to, 200, await objects.listObjects(tables, bucket, await json(request)))
      },
    ),
    route('POST', '/object/move', 'object.move', async ({ request, to, tables, owner }) => {
      const { from, target } = await endsOf(request)
      await objects.moveObject(tables, from, target, owner)
      sendJson(to, 200, { message: 'Successfully moved' })
    }),
    route('POST', '/object/copy', 'object.copy', async (call) => {
      const { from, target } = await endsOf(call.request)
      sendJson(call.to, 200, await uploads.copy(call, from, target))
    }),
    route(
      'DELETE',
      '/object/:bucket',
      'object.delete_many',
      async ({ request, to, tables, bucket }) => {
        const { prefixes = [] } = await json<{ prefixes?: string[] }>(request)
        sendJson(to, 200, await remove(tables, bucket, prefixes))
      },
    ),
    route('DELETE', '/object/:bucket/*', 'object.delete', async ({ to, tables, bucket, name }) => {
      if ((await remove(tables, bucket, [name])).length === 0) throw noSuchKey()
      sendJson(to, 200, { message: 'Successfully deleted' })
    }),
    route(
      'GET',
      '/object/(?:authenticated/)?:bucket/*',
      'object.get_authenticated',
      async (call) => {
        await send(call, await find(call))
      },
    ),
    route('POST', '/object/:bucket/*', 'object.upload', async (call) => {
      sendJson(
        call.to,
        200,
        await uploads.byCaller(call, call.request.headers['x-upsert'] === 'true'),
      )
    }),
    route('PUT', '/object/:bucket/*', 'object.upload_update', async (call) => {
      sendJson(call.to, 200, await uploads.byCaller(call, true))
    }),
  ]
}

async function endsOf(request: IncomingMessage) {
  const body = await json<Record<string, string | undefined>>(request)
  const { bucketId = '', sourceKey = '', destinationKey = '', destinationBucket = bucketId } = body
  return {
    from: { bucket: bucketId, name: sourceKey },
    target: { bucket: destinationBucket, name: destinationKey },
  }
}

function seconds(expiresIn: number | undefined): number {
  if (typeof expiresIn !== 'number' || !(expiresIn > 0))
    throw invalidRequest('expiresIn is missing')
  return expiresIn
}

function encoded({ bucket, name }: StorageCall): string {
  return `${bucket}/${name.split('/').map(encodeURIComponent).join('/')}`
}

function describe(object: objects.StorageObject) {
  const { metadata } = object
  return {
    id: object.id,
    name: object.name,
    version: object.version,
    bucket_id: object.bucket_id,
    size: metadata.size,
    content_type: metadata.mimetype,
    cache_control: metadata.cacheControl,
    etag: metadata.eTag,
    metadata: object.user_metadata,
    last_modified: metadata.lastModified,
    created_at: object.created_at,
  }
}
