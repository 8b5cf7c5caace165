'use server'

import { failed, ok, type Result } from '#lib/kernel/result.ts'
import { log } from '#lib/kernel/log.ts'
import { currentViewing, serverClient } from '#lib/supabase/server.ts'
import { pictureType } from './picture.ts'

/**
 * Puts up the caller's picture (`picture` of the form) in place of the one before; its address.
 *
 * @returns picture_kind_unknown, picture_too_large, view_as_is_read_only, not_a_member, unknown
 */
export async function savePicture(form: FormData): Promise<Result<string>> {
  const caller = await ownFolder()
  if (!caller.ok) return caller
  const { db, id, files } = caller.value
  const file = form.get('picture')
  if (!(file instanceof Blob)) return failed('picture_kind_unknown')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = pictureType(bytes)
  if (typeof type === 'string') return failed(type)
  // A new name each time: browsers keep what they once fetched.
  const path = `${id}/${crypto.randomUUID()}.${type.ending}`
  const { error } = await files.upload(path, bytes, {
    contentType: type.mime,
    cacheControl: '31536000',
  })
  if (error) return unknown('upload', error)
  const address = files.getPublicUrl(path).data.publicUrl
  const saved = await db
    .from('members')
    .update({ avatar_url: address })
    .eq('id', id)
    .select('id')
    .maybeSingle()
  if (saved.error) return unknown('save', saved.error)
  if (!saved.data) return failed('not_a_member')
  await removeOthers(caller.value, path)
  return ok(address)
}

/** Takes the caller's picture down. @returns view_as_is_read_only, not_a_member, unknown */
export async function removePicture(): Promise<Result<null>> {
  const caller = await ownFolder()
  if (!caller.ok) return caller
  const { db, id } = caller.value
  const { error } = await db.from('members').update({ avatar_url: null }).eq('id', id)
  if (error) return unknown('remove', error)
  await removeOthers(caller.value, null)
  return ok(null)
}

async function ownFolder() {
  if (await currentViewing()) return failed('view_as_is_read_only')
  const db = await serverClient()
  const { data } = await db.auth.getClaims()
  if (!data) return failed('not_a_member')
  return ok({ db, id: data.claims.sub, files: db.storage.from('avatars') })
}

type OwnFolder = Extract<Awaited<ReturnType<typeof ownFolder>>, { ok: true }>['value']

/** Pictures of before. One that stays costs a few kilobytes until the next change. */
async function removeOthers({ id, files }: OwnFolder, kept: string | null): Promise<void> {
  const { data } = await files.list(id)
  const old = (data ?? []).map(({ name }) => `${id}/${name}`).filter((path) => path !== kept)
  if (old.length > 0) await files.remove(old)
}

function unknown(step: string, error: { message: string }): Result<never> {
  log.error({ step, message: error.message }, 'a picture was not saved')
  return failed('unknown')
}
