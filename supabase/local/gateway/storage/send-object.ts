import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { StorageFiles } from './files.ts'
import type { StorageObject } from './objects.ts'

/** Types that can run script when a browser opens them as a page. */
const scriptable =
  /^(text\/html|application\/xhtml\+xml|image\/svg\+xml|text\/xml|application\/xml)/i

/** Sends an object's bytes, or the part of them that was asked for, or that nothing has changed. */
export async function sendObject(
  request: IncomingMessage,
  to: ServerResponse,
  files: StorageFiles,
  object: StorageObject,
  query: URLSearchParams,
): Promise<void> {
  const { metadata } = object
  to.setHeader('etag', metadata.eTag)
  to.setHeader('last-modified', new Date(metadata.lastModified).toUTCString())
  to.setHeader('cache-control', metadata.cacheControl)
  to.setHeader('x-content-type-options', 'nosniff')
  // Cookies do not know ports: without this a customer's HTML file, opened by an agent from
  // localhost, would read the agent's session.
  if (scriptable.test(metadata.mimetype)) to.setHeader('content-security-policy', 'sandbox')
  if (isUnchanged(request, object)) {
    to.writeHead(304)
    return void to.end()
  }
  to.setHeader('content-type', metadata.mimetype)
  to.setHeader('accept-ranges', 'bytes')
  if (query.has('download'))
    to.setHeader('content-disposition', disposition(query.get('download') ?? '', object.name))
  const range = rangeOf(request.headers.range, metadata.size)
  if (range === 'unsatisfiable') {
    to.setHeader('content-range', `bytes */${metadata.size}`)
    to.writeHead(416)
    return void to.end()
  }
  if (range) to.setHeader('content-range', `bytes ${range.start}-${range.end}/${metadata.size}`)
  to.setHeader('content-length', range ? range.end - range.start + 1 : metadata.size)
  to.writeHead(range ? 206 : 200)
  if (request.method === 'HEAD') return void to.end()
  // A client that leaves half-way is no error.
  await pipeline(files.read(object.version, range), to).catch(() => to.destroy())
}

function isUnchanged(request: IncomingMessage, { metadata }: StorageObject): boolean {
  const { 'if-none-match': tag, 'if-modified-since': since } = request.headers
  if (tag)
    return tag.split(/,\s*/).some((one) => one === '*' || one.replace(/^W\//, '') === metadata.eTag)
  return (
    since !== undefined &&
    Date.parse(since) >= Math.floor(Date.parse(metadata.lastModified) / 1000) * 1000
  )
}

/** One range of bytes (RFC 9110, 14.1.2); several at once get the whole, which is allowed. */
function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!asked || (asked[1] === '' && asked[2] === '')) return undefined
  const [, first, last] = asked
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end || start >= size ? 'unsatisfiable' : { start, end }
}

function disposition(wanted: string, objectName: string): string {
  const name = decoded(wanted) || (objectName.split('/').at(-1) ?? 'file')
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}

/** storage-js encodes the name of a signed download twice. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
