import { askDataApi, type Platform } from '../_shared/data-api.ts'
import { environment } from '../_shared/environment.ts'
import { handle, type LooseFile } from './handler.ts'
import { readHead } from './read-head.ts'

function platform(key: string | undefined): Platform {
  const url = environment.platformUrl()
  if (!url || !key) throw new Error('SUPABASE_URL or a key is not set')
  return { url, key }
}
const asCaller = () => platform(environment.publishableKey())
const asService = () => platform(environment.serviceKey())

Deno.serve((request) =>
  handle(request, {
    find: async (token, attachment) => {
      const columns = 'id,path,content_type,bytes'
      const query = `attachments?select=${columns}&id=eq.${attachment}&message_seq=is.null&note_id=is.null`
      const [row] = (await askDataApi(asCaller(), token, query)) as LooseFile[]
      return row ?? null
    },
    read: async (token, path, most) => {
      const { url, key } = asCaller()
      const address = `${url}/storage/v1/object/authenticated/attachments/${encodeURI(path)}`
      const response = await fetch(address, {
        headers: { apikey: key, authorization: `Bearer ${token}`, range: `bytes=0-${most - 1}` },
        signal: AbortSignal.timeout(15_000),
      })
      return readHead(response, most)
    },
    pass: (attachment, { contentType, pixels }) => {
      const { url, key } = asService()
      return askDataApi({ url, key }, key, 'rpc/pass_attachment', {
        attachment,
        content_type: contentType,
        width: pixels?.width ?? null,
        height: pixels?.height ?? null,
      })
    },
    remove: async (path) => {
      const { url, key } = asService()
      const response = await fetch(`${url}/storage/v1/object/attachments`, {
        method: 'DELETE',
        headers: {
          apikey: key,
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ prefixes: [path] }),
        signal: AbortSignal.timeout(10_000),
      })
      await response.body?.cancel()
    },
  }),
)
