import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Settings } from '../../settings.ts'
import { anonymousCaller, isApiKey, type Caller, type CheckCaller } from '../caller.ts'
import { sendJson } from '../http.ts'
import type { PlatformConfig } from '../platform-config.ts'
import type { Pools } from '../pools.ts'
import { bucketRoutes } from './bucket-routes.ts'
import { bytes } from './buckets.ts'
import { tablesOf } from './database.ts'
import { StorageFiles } from './files.ts'
import { objectRoutes } from './object-routes.ts'
import { accessDenied, sendStorageRefusal } from './refusal.ts'
import { createSigner } from './signed.ts'
import { createUploads } from './uploads.ts'

/*
 * Supabase Storage for files on this machine: the routes that storage-js calls, with upstream's answers.
 * @supabase/lite has a Storage too, but its paths, codes and listings are not those that the current
 * storage-js expects. Every statement on storage.objects and storage.buckets runs as the caller, so
 * that the policies on them decide; only public buckets and signed addresses are read without.
 */

/** These carry their permission in the address, or need none. */
const withoutCaller = new Set([
  'storage.object.get_public',
  'storage.object.get_signed',
  'storage.object.upload_signed',
])

export function createStorage(
  settings: Settings,
  config: PlatformConfig,
  pools: Pools,
  checkCaller: CheckCaller,
) {
  const files = new StorageFiles(settings.folders.storage)
  const signer = createSigner(settings.keys.jwtSecret)
  const uploads = createUploads(pools, files, bytes(config.fileSizeLimit) ?? Infinity)

  const routes = [...bucketRoutes(pools, files), ...objectRoutes(pools, files, signer, uploads)]

  /** A key or a token is enough, none of them means anon: public objects are for everybody. */
  async function callerOf(request: IncomingMessage, url: URL): Promise<Caller> {
    const { headers } = request
    const token = headers.authorization?.replace(/^Bearer\s+/i, '')
    if (headers.apikey === undefined && token === undefined) return anonymousCaller
    const isKey = token !== undefined && isApiKey(settings.keys, token)
    const apikey = headers.apikey ?? (isKey ? token : settings.keys.publishableKey)
    const { caller } = await checkCaller({ ...headers, apikey }, url.searchParams)
    if (!caller) throw accessDenied('Invalid Compact JWS')
    return caller
  }

  return async function answer(
    request: IncomingMessage,
    to: ServerResponse,
    url: URL,
  ): Promise<void> {
    try {
      const path = url.pathname.slice('/storage/v1'.length)
      const method = request.method === 'HEAD' ? 'GET' : request.method
      const match = routes.find((one) => one.method === method && one.path.test(path))
      if (!match)
        return sendJson(to, 404, {
          message: `Route ${method}:${path} not found`,
          error: 'Not Found',
          statusCode: 404,
        })
      const groups = match.path.exec(path)?.groups ?? {}
      const caller = withoutCaller.has(match.operation)
        ? anonymousCaller
        : await callerOf(request, url)
      const facts = { method: request.method ?? 'GET', path, headersJson: '{}' }
      await match.handle({
        request,
        to,
        url,
        bucket: decodeURIComponent(groups.bucket ?? ''),
        name: decodeURIComponent(groups.name ?? ''),
        tables: tablesOf(pools, caller, facts, match.operation),
        owner: caller.role === 'service_role' ? null : ownerOf(caller),
      })
    } catch (error) {
      if (to.headersSent) return void to.destroy()
      sendStorageRefusal(to, error)
      // What is left of a refused upload; unread it would hold up the connection's next request.
      request.resume()
    }
  }
}

function ownerOf(caller: Caller): string | null {
  return typeof caller.claims.sub === 'string' ? caller.claims.sub : null
}
