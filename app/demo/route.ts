import type { NextRequest } from 'next/server'
import { demoIdentity, demoInboxKey } from '#lib/demo/identity.ts'
import { demoPage } from '#lib/demo/page.ts'
import { isPersonKey } from '#lib/demo/people.ts'
import { isLocale, negotiateLocale } from '#lib/i18n/locale.ts'
import { env } from '#lib/kernel/env.ts'

export const dynamic = 'force-dynamic'

/**
 * The demo company's site: `/demo?as=maria&lang=en&theme=dark`, all optional. Not a page of the desk: plain
 * HTML with its own style, as a customer's site would be. Only where OTKLIK_DEMO=1.
 */
export async function GET(request: NextRequest): Promise<Response> {
  if (env('OTKLIK_DEMO') !== '1') return new Response('Not found', { status: 404 })
  const { searchParams } = request.nextUrl
  const as = searchParams.get('as')
  const wish = searchParams.get('lang')
  const theme = searchParams.get('theme')
  const person = isPersonKey(as) ? as : null
  const html = demoPage({
    person,
    identity: person && (await demoIdentity(person)),
    language: isLocale(wish) ? wish : negotiateLocale(request.headers.get('accept-language')),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    inboxKey: demoInboxKey,
    nonce: request.headers.get('x-nonce') ?? '',
  })
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}
