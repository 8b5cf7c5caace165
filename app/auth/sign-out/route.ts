import type { NextRequest } from 'next/server'
import { safeNext } from '#lib/auth/paths.ts'
import { serverClient } from '#lib/supabase/server.ts'
import { leaveViewAs } from '#lib/view-as/leave.ts'

/**
 * Ends this browser's session, or with `scope=global` all of this person's. A form posts here without a
 * script's help, so that the answer is a new page and nothing of the old one stays in memory. The session
 * cookie is SameSite=Lax: another site's form arrives without it. `next` is where to go then.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  await leaveViewAs()
  const { auth } = await serverClient()
  await auth.signOut({ scope: form.get('scope') === 'global' ? 'global' : 'local' })
  const next = form.get('next')?.toString()
  return new Response(null, {
    status: 303,
    headers: { location: next ? safeNext(next) : '/sign-in' },
  })
}
