import { serverClient } from '#lib/supabase/server.ts'

/**
 * Ends this browser's session. A form posts here without a script's help, so that the answer is a new
 * page and nothing of the old one stays in memory. The session cookie is SameSite=Lax: another site's
 * form arrives without it.
 */
export async function POST(): Promise<Response> {
  const { auth } = await serverClient()
  await auth.signOut({ scope: 'local' })
  return new Response(null, { status: 303, headers: { location: '/sign-in' } })
}
