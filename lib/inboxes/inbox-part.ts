/** The parts of a widget inbox's settings, in the order of their tabs. */
export const inboxParts = ['general', 'looks', 'chat', 'protection', 'install'] as const
export type InboxPart = (typeof inboxParts)[number]

/** The part that an address names; the first where it names none. */
export function inboxPartIn(word: string | string[] | undefined): InboxPart {
  return inboxParts.find((part) => part === word) ?? 'general'
}
