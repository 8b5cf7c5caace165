import { RpcRefused } from '../_shared/data-api.ts'
import { jsonResponse } from '../_shared/json-response.ts'
import { readJson } from '../_shared/read-json.ts'
import type { Bytes } from './bytes.ts'
import { verdictOn, type Verdict } from './verdict.ts'

export type LooseFile = { id: string; path: string; content_type: string; bytes: number }

export type Dependencies = {
  /** As whoever holds the token: the row of a file, where it is the caller's and not sent yet. */
  find: (token: string, attachment: string) => Promise<LooseFile | null>
  /** As whoever holds the token: at most so many of its first bytes; null where nothing is stored. */
  read: (token: string, path: string, most: number) => Promise<Bytes | null>
  /** With the secret key: the file may be sent. Its row as the timeline knows it. */
  pass: (attachment: string, verdict: Verdict) => Promise<unknown>
  /** With the secret key: its bytes go. */
  remove: (path: string) => Promise<void>
}

/** Bytes read of a file: a camera's picture may say its size only behind a preview and colours. */
const head = 512 * 1024
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Reads the first bytes of a file that somebody has uploaded and says whether it may be sent: without
 * this no message takes it. A file that is not what its name says is removed from Storage.
 *
 * POST {attachment_id} with the uploader's own token
 *   → 200 private.attachment_json {id, name, content_type, bytes, path, width?, height?}
 *
 * Errors are {reason}: 400 body_invalid · 401 token_invalid · 404 attachment_not_found ·
 * 405 method_not_allowed · 409 upload_missing · 413 body_too_large · 415 file_content_refused ·
 * 503 unavailable
 */
export async function handle(request: Request, dependencies: Dependencies): Promise<Response> {
  if (request.method === 'OPTIONS') return jsonResponse(204)
  if (request.method !== 'POST') return refuse(405, 'method_not_allowed')
  const token = request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? ''
  if (token === '') return refuse(401, 'token_invalid')
  const body = await readJson(request, 1024)
  if (body === 'body_too_large') return refuse(413, body)
  if (body === 'body_invalid') return refuse(400, body)
  const { attachment_id: attachment } = body
  if (typeof attachment !== 'string' || !uuid.test(attachment)) return refuse(400, 'body_invalid')
  try {
    const file = await dependencies.find(token, attachment)
    if (!file) return refuse(404, 'attachment_not_found')
    const bytes = await dependencies.read(token, file.path, head)
    if (!bytes) return refuse(409, 'upload_missing')
    const verdict = verdictOn(file.content_type, bytes)
    if (!verdict) {
      await dependencies.remove(file.path)
      return refuse(415, 'file_content_refused')
    }
    return jsonResponse(200, await dependencies.pass(file.id, verdict))
  } catch (error) {
    if (error instanceof RpcRefused && error.status >= 400 && error.status < 500) {
      return refuse(error.status, error.reason)
    }
    console.error(JSON.stringify({ level: 'error', msg: 'check-file', error: String(error) }))
    return refuse(503, 'unavailable')
  }
}

function refuse(status: number, reason: string): Response {
  return jsonResponse(status, { reason })
}
