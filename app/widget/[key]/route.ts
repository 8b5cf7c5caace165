import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isProduction } from '#lib/kernel/env.ts'
import { dressedLoader } from '#lib/widget/dressed-loader.ts'
import { publicLooks } from '#lib/widget/public-looks.ts'

export const dynamic = 'force-dynamic'

/**
 * `/widget/<key of an inbox>`: the loader that a host page holds, with the inbox's looks in it. Whatever is
 * wrong here, the answer is a script that does no harm: the loader as it is, or nothing.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ key: string }> },
): Promise<Response> {
  const { key } = await params
  const [loader, looks] = await Promise.all([builtLoader(), publicLooks(key)])
  if (looks === null) return script(`console.warn('Otklik: no widget has this key')`, 60)
  return looks ? script(dressedLoader(loader, looks), 300) : script(loader, 30)
}

/** @param seconds that browsers and proxies may keep it */
function script(text: string, seconds: number): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': `public, max-age=${seconds}`,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    },
  })
}

let known: string | undefined

/** Empty where the widget was never built. */
async function builtLoader(): Promise<string> {
  if (known !== undefined && isProduction) return known
  known = await readFile(join(process.cwd(), 'public/widget.js'), 'utf8').catch(() => '')
  return known
}
