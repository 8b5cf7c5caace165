import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env, isProduction } from '#lib/kernel/env.ts'
import { framePage, previewPage, type FrameFiles } from '#lib/widget/frame-page.ts'
import { frameAncestors, publicLooks } from '#lib/widget/public-looks.ts'

// Address and key of the platform are known when the server runs, not when it is built.
export const dynamic = 'force-dynamic'

/** The page inside the widget's iframe: `/widget/frame?app_id=<key of the inbox>`, or `?preview`. */
export async function GET(request: Request): Promise<Response> {
  const files = await builtFiles()
  if (!files) return new Response('The widget is not built: npm run build:widget', { status: 503 })
  const { searchParams } = new URL(request.url)
  const appId = searchParams.get('app_id') ?? ''
  const platform = {
    url: env('SUPABASE_URL'),
    publishableKey: env('SUPABASE_PUBLISHABLE_KEY'),
  }
  const language = searchParams.get('lang')
  if (searchParams.has('preview')) {
    const { html, headers } = previewPage(files, platform, language)
    return new Response(html, { headers })
  }
  const ancestors = frameAncestors(await publicLooks(appId))
  const { html, headers } = framePage(files, platform, ancestors, language)
  return new Response(html, { headers })
}

let known: FrameFiles | undefined

/**
 * Kept once read: a production server knows the files that public/ had when it started, and answers 404
 * for those of a later build. Null where the widget was never built.
 */
async function builtFiles(): Promise<FrameFiles | null> {
  if (known && isProduction) return known
  try {
    const path = join(process.cwd(), 'public/widget/manifest.json')
    known = JSON.parse(await readFile(path, 'utf8')) as FrameFiles
    return known
  } catch {
    return null
  }
}
