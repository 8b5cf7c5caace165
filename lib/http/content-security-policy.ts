/** What the policy has to know. Addresses are origins or full URLs; only their origin counts. */
export type PolicyInput = {
  nonce: string
  supabaseUrl: string
  /** React's development build evaluates strings to rebuild stack traces; Next's overlay writes styles. */
  isDevelopment: boolean
}

/**
 * The Content-Security-Policy of a page that Next renders. Scripts run by nonce alone; nobody frames
 * the desk. The widget's frame is static: its headers stand in next.config.js.
 */
export function contentSecurityPolicy({ nonce, supabaseUrl, isDevelopment }: PolicyInput): string {
  const api = new URL(supabaseUrl).origin
  const socket = api.replace(/^http/, 'ws')
  const evaluation = isDevelopment ? " 'unsafe-eval'" : ''
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Positions of popups and rows of virtual lists are style attributes; they cannot load or run anything.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob: https: ${api}`,
    `media-src 'self' blob: ${api}`,
    `font-src 'self'`,
    `connect-src 'self' ${api} ${socket}`,
    `worker-src 'self' blob:`,
    // The widget's frame alone lets itself be framed: on /demo, and as a preview in the settings of inboxes.
    `frame-src 'self'`,
    `frame-ancestors 'none'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join('; ')
}
