/** A mail that is ready to go. */
export type Mail = {
  /**
   * Names this mail for ever: the same key is the same mail, however often it is sent. Letters, digits,
   * `-`, `:` and `.`; it becomes the Message-ID and the provider's idempotency key.
   */
  key: string
  to: { name: string | null; address: string }
  subject: string
  html: string
  text: string
  /** Mails with one thread stand together in the reader's mail program; also needs one subject. */
  thread?: string
}

/** `unread:4f…:12` and `Otklik <support@example.com>` → `<unread.4f….12@example.com>`. */
export function messageId(key: string, from: string): string {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from
  const domain = address.split('@').at(-1)?.trim() || 'localhost'
  return `<${key.replaceAll(':', '.')}@${domain}>`
}

/** Headers of a mail that a program wrote, by RFC 3834: nobody's out-of-office reply answers it. */
export function mailHeaders({ thread }: Mail, from: string): Record<string, string> {
  const root = thread && messageId(thread, from)
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    // The root was never sent: what counts is that all mails of a thread name the same one.
    ...(root ? { 'In-Reply-To': root, References: root } : {}),
  }
}

/** A provider's words for the log: people's addresses become `…@their.domain`. */
export function withoutAddresses(words: string): string {
  return words.replace(/[^\s<>"'(),;:]+@(?=[^\s<>])/g, '…@')
}
