import type { NextRequest } from 'next/server'
import { demoIdentity } from '#lib/demo/identity.ts'
import { isPersonKey } from '#lib/demo/people.ts'
import { env } from '#lib/kernel/env.ts'

export const dynamic = 'force-dynamic'

/**
 * A fresh identity token for the demo site's signed-in customer: `?as=maria` → {user_jwt}. A real site would
 * ask its own session who that is; the demo has none.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const as = request.nextUrl.searchParams.get('as')
  if (env('OTKLIK_DEMO') !== '1' || !isPersonKey(as))
    return new Response('Not found', { status: 404 })
  return Response.json(
    { user_jwt: await demoIdentity(as) },
    { headers: { 'cache-control': 'no-store' } },
  )
}
