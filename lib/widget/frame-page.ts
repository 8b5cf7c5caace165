/** Names of the built files in public/widget/, as components/widget/build.mjs writes them down. */
export type FrameFiles = {
  script: string
  style: string
  /** Parts that the script imports at once: fetched beside it, not after it. */
  preload?: string[]
  /** Its texts, by language. */
  texts?: Record<string, string>
}

export type FramePage = { html: string; headers: Record<string, string> }

/**
 * The page inside the widget's iframe: two files and the platform's address. It carries no session and
 * no cookie.
 *
 * @param platform address and publishable key, as every browser may know them
 * @param ancestors value of frame-ancestors: who may embed it
 * @param language that the host page probably wants: its texts are fetched beside the script
 */
export function framePage(
  files: FrameFiles,
  platform: { url: string; publishableKey: string },
  ancestors: string,
  language?: string | null,
): FramePage {
  const api = new URL(platform.url).origin
  return pageOf(files, platform, language, [
    `img-src 'self' data: blob: https: ${api}`,
    `connect-src 'self' ${api} ${api.replace(/^http/, 'ws')}`,
    `frame-ancestors ${ancestors}`,
  ])
}

/**
 * The same page for the editor of the desk: it shows what it is given, and may ask nobody for anything.
 * Only the desk holds it, in a sandbox.
 */
export function previewPage(
  files: FrameFiles,
  platform: { url: string; publishableKey: string },
  language?: string | null,
): FramePage {
  return pageOf(files, { ...platform, isPreview: true }, language, [
    `img-src 'self' data: blob: https: ${new URL(platform.url).origin}`,
    `connect-src 'none'`,
    `frame-ancestors 'self'`,
  ])
}

function pageOf(
  files: FrameFiles,
  platform: object,
  language: string | null | undefined,
  doors: string[],
): FramePage {
  // A "<" would let a value end the element that it stands in.
  const json = JSON.stringify(platform).replaceAll('<', '\\u003c')
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    ...doors,
    `base-uri 'none'`,
    `form-action 'none'`,
  ]
  return {
    html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<title>Support</title>
<link rel="stylesheet" href="/widget/${files.style}">
${[...(files.preload ?? []), ...textsOf(files, language)].map((part) => `<link rel="modulepreload" href="/widget/${part}">\n`).join('')}<script type="application/json" id="platform">${json}</script>
<script type="module" src="/widget/${files.script}"></script>
</head>
<body><div id="app"></div></body>
</html>
`,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'cache-control': 'no-cache',
    },
  }
}

/** The texts of a language as an accept-language or a tag says it; none where it is not told. */
function textsOf({ texts = {} }: FrameFiles, language?: string | null): string[] {
  if (!language) return []
  const part = texts[/^ru\b/i.test(language) ? 'ru' : 'en']
  return part ? [part] : []
}
