import { cookies } from 'next/headers'
import { homePath } from '#lib/auth/paths.ts'
import { ownToken } from '#lib/supabase/server.ts'
import { sessionCookie } from '#lib/supabase/session-cookie.ts'
import { endViewing } from '#lib/supabase/view-as-token.ts'
import { readViewing, viewingCookie } from '#lib/supabase/viewing.ts'
import { viewingOverCookie } from '#lib/supabase/viewing-paths.ts'

/** Ends the viewing, if there is one, and forgets it; tells which page to come back to. */
export async function leaveViewAs(): Promise<string> {
  const store = await cookies()
  const viewing = readViewing(store.get(viewingCookie)?.value)
  store.delete(viewingCookie)
  const own = viewing && (await ownToken())
  if (own) await endViewing(own, viewing)
  return viewing?.back ?? homePath
}

/** Forgets a viewing that ended by itself; the next page says so. */
export async function noteViewAsIsOver(): Promise<string> {
  const store = await cookies()
  const viewing = readViewing(store.get(viewingCookie)?.value)
  if (!viewing) return homePath
  store.delete(viewingCookie)
  store.set(viewingOverCookie, '1', { ...sessionCookie(), httpOnly: false, maxAge: 60 })
  return viewing.back
}
