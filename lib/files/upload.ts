import type { AttachmentJson } from './attachment.ts'
import { nameOf, refusalOf } from './allowed.ts'
import { storeFile } from './store-file.ts'
import { UploadInterrupted, uploadProblem, UploadRefused } from './upload-problem.ts'

/*
 * A file on its way into a message, for the desk and the widget alike: announced to the database, stored
 * with the person's own token, read by the server. Free of React and of supabase-js.
 */

/** An answer of the Data API. `status` 0: none came. `message`: a reason, or null when all went well. */
export type RegisterAnswer = { status: number; message: string | null; value: unknown }

export type UploadOptions = {
  /** Of the platform, without a slash at its end. */
  url: string
  apikey: string
  /** The person's token; asked anew before each step. */
  token: () => Promise<string>
  /** Calls a function of the database as the person. */
  rpc: (name: string, parameters: Record<string, unknown>) => Promise<RegisterAnswer>
  file: Blob & { name?: string }
  /** Null: a customer's first message, whose conversation is not there yet. */
  conversationId: string | null
  /** Share that is stored, 0 to 1. */
  onProgress?: (share: number) => void
  /** Aborting rejects with the signal's reason. */
  signal?: AbortSignal
}

/**
 * Brings a file to where a message may take it by its id.
 *
 * @throws UploadRefused, UploadInterrupted, or the signal's reason
 */
export async function upload(options: UploadOptions): Promise<AttachmentJson> {
  const { url, apikey, token, rpc, file, conversationId, onProgress, signal } = options
  const named = { name: file.name ?? '', type: file.type, size: file.size }
  const refused = refusalOf(named)
  if (refused) throw new UploadRefused(refused)
  signal?.throwIfAborted()
  const place = readPlace(
    await rpc('register_attachment', {
      conversation: conversationId,
      name: nameOf(named),
      content_type: file.type,
      bytes: file.size,
    }),
  )
  signal?.throwIfAborted()
  const status = await storeFile({
    address: `${url}/storage/v1/object/attachments/${place.path}`,
    headers: {
      apikey,
      authorization: `Bearer ${await token()}`,
      'content-type': place.content_type,
      'cache-control': 'max-age=31536000',
      'x-upsert': 'false',
    },
    file,
    onProgress,
    signal,
  })
  // 409: an earlier try got there, and only its answer was lost.
  if (status !== 409 && status >= 400) throw uploadProblem(status)
  signal?.throwIfAborted()
  const response = await fetch(`${url}/functions/v1/check-file`, {
    method: 'POST',
    headers: {
      apikey,
      authorization: `Bearer ${await token()}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ attachment_id: place.id }),
    signal,
  }).catch((error: unknown) => {
    signal?.throwIfAborted()
    throw new UploadInterrupted('check-file was not reached', { cause: error })
  })
  const answer = (await response.json().catch(() => null)) as unknown
  if (!response.ok)
    throw uploadProblem(response.status, (answer as { reason?: string } | null)?.reason)
  return answer as AttachmentJson
}

type Place = { id: string; path: string; content_type: string }

function readPlace({ status, message, value }: RegisterAnswer): Place {
  if (message !== null || value === null) throw uploadProblem(status, message ?? undefined)
  return value as Place
}
