import type { BrowserSupabase } from '#lib/supabase/browser.ts'
import type { AttachmentJson } from './attachment.ts'
import { upload, type UploadOptions } from './upload.ts'

/**
 * An upload of the signed-in member.
 *
 * @throws as upload does
 */
export function deskUpload(
  db: BrowserSupabase,
  options: Pick<UploadOptions, 'file' | 'conversationId' | 'onProgress' | 'signal'>,
): Promise<AttachmentJson> {
  return upload({
    ...options,
    ...db.platform,
    rpc: async (_name, parameters) => {
      const { status, error, data } = await db.rpc(
        'register_attachment',
        parameters as { conversation: string; name: string; content_type: string; bytes: number },
      )
      return { status, message: error?.message ?? null, value: data }
    },
  })
}
