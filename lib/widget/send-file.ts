import type { Rpc } from './rpc.ts'
import type { UploadOne } from './uploads.ts'

/**
 * Stores a customer's file. It belongs to no conversation until a message is sent with its id: the first
 * message of one may carry it.
 */
export function createFileSender(
  platform: { url: string; publishableKey: string },
  token: () => Promise<string>,
  rpc: Rpc,
): UploadOne {
  return async ({ blob, name, type }, onProgress, signal) => {
    // Few customers send files: it comes with the first.
    const { upload } = await import('#lib/files/upload.ts')
    const { id } = await upload({
      url: platform.url,
      apikey: platform.publishableKey,
      token,
      rpc,
      file: new File([blob], name, { type }),
      conversationId: null,
      onProgress,
      signal,
    })
    return id
  }
}
