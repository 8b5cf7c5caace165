import { sendJson } from '../http.ts'
import type { Pools } from '../pools.ts'
import * as buckets from './buckets.ts'
import type { StorageFiles } from './files.ts'
import { json, route, type Route } from './route.ts'

/** storage.createBucket, listBuckets, … of storage-js. */
export function bucketRoutes(pools: Pools, files: StorageFiles): Route[] {
  return [
    route('GET', '/bucket', 'bucket.list', async ({ to, tables }) => {
      sendJson(to, 200, await buckets.listBuckets(tables))
    }),
    route('POST', '/bucket', 'bucket.create', async ({ request, to, tables, owner }) => {
      sendJson(to, 200, await buckets.createBucket(tables, await json(request), owner))
    }),
    route('GET', '/bucket/:bucket', 'bucket.get', async ({ to, tables, bucket }) => {
      sendJson(to, 200, await buckets.findBucket(tables, bucket))
    }),
    route('PUT', '/bucket/:bucket', 'bucket.update', async ({ request, to, tables, bucket }) => {
      await buckets.changeBucket(tables, bucket, await json(request))
      sendJson(to, 200, { message: 'Successfully updated' })
    }),
    route('POST', '/bucket/:bucket/empty', 'bucket.empty', async ({ to, tables, bucket }) => {
      await buckets.emptyBucket(tables, files, bucket)
      sendJson(to, 200, { message: 'Successfully emptied' })
    }),
    route('DELETE', '/bucket/:bucket', 'bucket.delete', async ({ to, tables, bucket }) => {
      await buckets.deleteBucket(pools, tables, bucket)
      sendJson(to, 200, { message: 'Successfully deleted' })
    }),
  ]
}
