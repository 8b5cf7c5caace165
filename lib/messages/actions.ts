'use server'

import { z } from 'zod'
import { requireSession } from '#lib/auth/session.ts'
import { failed, ok, type Result } from '#lib/kernel/result.ts'

const fileSchema = z.strictObject({
  conversationId: z.guid(),
  id: z.guid(),
  name: z.string().min(1).max(200),
})

/** Seconds: long enough for a download to begin. */
const goodFor = 60

/**
 * An address from which a file of a message can be fetched for a minute. The policies on storage decide
 * whether the caller may. Reason: attachment_not_found.
 */
export async function fileAddress(file: unknown): Promise<Result<string>> {
  const given = fileSchema.safeParse(file)
  if (!given.success) return failed('attachment_not_found')
  const { conversationId, id, name } = given.data
  const { db } = await requireSession()
  const { data } = await db.storage
    .from('attachments')
    .createSignedUrl(`${conversationId}/${id}/${name}`, goodFor, { download: name })
  return data ? ok(data.signedUrl) : failed('attachment_not_found')
}
