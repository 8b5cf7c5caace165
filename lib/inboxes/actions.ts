'use server'

import { log } from '#lib/kernel/log.ts'
import { failed, ok, type Result } from '#lib/kernel/result.ts'
import { pictureType } from '#lib/members/picture.ts'
import { currentViewing, serverClient } from '#lib/supabase/server.ts'

/**
 * Stores a logo (`picture` of the form) beside the inbox's earlier ones, which pages that were opened before go
 * on showing; its public address.
 *
 * @returns picture_kind_unknown, picture_too_large, view_as_is_read_only, not_permitted
 */
export async function putUpLogo(inbox: string, form: FormData): Promise<Result<string>> {
  if (await currentViewing()) return failed('view_as_is_read_only')
  if (!/^[0-9a-f-]{36}$/.test(inbox)) return failed('not_permitted')
  const file = form.get('picture')
  if (!(file instanceof Blob)) return failed('picture_kind_unknown')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = pictureType(bytes)
  if (typeof type === 'string') return failed(type)
  const brand = (await serverClient()).storage.from('brand')
  const path = `${inbox}/${crypto.randomUUID()}.${type.ending}`
  const { error } = await brand.upload(path, bytes, {
    contentType: type.mime,
    cacheControl: '31536000',
  })
  if (error) {
    log.error({ inbox, error: error.message }, 'a logo was not stored')
    return failed('not_permitted')
  }
  return ok(brand.getPublicUrl(path).data.publicUrl)
}
