import type { IncomingMessage } from 'node:http'
import { bytesOf, readBody } from '../http.ts'
import { invalidRequest, tooLarge } from './refusal.ts'

export type Upload = {
  content: AsyncIterable<Uint8Array>
  /** Bytes, where the client said or all of it is here. */
  size: number | undefined
  type: string
  cacheControl: string
  userMetadata: object | null
}

/** What a form needs besides the file: field names, boundaries. */
const formAllowance = 64 * 1024

/**
 * Takes an upload apart: a form with one file (what storage-js sends for a Blob or File) or the bare
 * bytes with the rest in headers (for everything else).
 */
export async function readUpload(request: IncomingMessage, limit: number): Promise<Upload> {
  const type = request.headers['content-type'] ?? 'application/octet-stream'
  if (type.startsWith('multipart/form-data')) return readForm(request, type, limit)
  const length = request.headers['content-length']
  return {
    content: bytesOf(request),
    size: length === undefined ? undefined : Number(length),
    type,
    cacheControl: request.headers['cache-control'] ?? 'no-cache',
    userMetadata: metadataOf(fromBase64(request.headers['x-metadata']?.toString())),
  }
}

async function readForm(request: IncomingMessage, type: string, limit: number): Promise<Upload> {
  if (Number(request.headers['content-length'] ?? 0) > limit + formAllowance) throw tooLarge()
  const body = await readBody(request, limit + formAllowance)
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData()
  const file = [...form.values()].find((value) => value instanceof File)
  if (!file) throw invalidRequest('Missing file in multipart upload')
  const seconds = form.get('cacheControl')
  const metadata = form.get('metadata')
  return {
    content: file.stream() as unknown as AsyncIterable<Uint8Array>,
    size: file.size,
    type: form.get('contentType')?.toString() ?? (file.type || 'application/octet-stream'),
    cacheControl: typeof seconds === 'string' ? `max-age=${seconds}` : 'no-cache',
    userMetadata: metadataOf(typeof metadata === 'string' ? metadata : undefined),
  }
}

function fromBase64(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Buffer.from(text, 'base64').toString()
}

function metadataOf(text: string | undefined): object | null {
  if (text === undefined) return null
  try {
    return JSON.parse(text) as object
  } catch {
    throw invalidRequest('metadata is not JSON')
  }
}
