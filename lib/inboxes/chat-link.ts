type Widget = { siteUrl: string | null; inboxKey: string; conversationId: string }
type Demo = { isDemo: boolean; appUrl: string }

/**
 * A page of the host that opens its widget at a conversation: the loader reads the fragment, which no server
 * sees. Undefined where the inbox has not said where its pages are; the demo's are ours.
 */
export function chatLink(
  { siteUrl, inboxKey, conversationId }: Widget,
  { isDemo, appUrl }: Demo,
): string | undefined {
  const page = siteUrl ?? (isDemo && inboxKey === 'demo-travel' ? new URL('/demo', appUrl) : null)
  if (!page) return undefined
  const link = new URL(page)
  link.hash = `otklik-conversation=${conversationId}`
  return link.href
}
