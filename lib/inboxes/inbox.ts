/** What customers see of a message that the team deleted: that there was one, or nothing. */
export const deletedMessagesChoices = ['tombstone', 'hidden'] as const
export type DeletedMessages = (typeof deletedMessagesChoices)[number]

/** Where conversations arrive. */
export type Inbox = {
  id: string
  name: string
  channel: 'widget' | 'email'
  /** Public: it stands in the host page's snippet. */
  key: string
  /** Gets what no category sends elsewhere. */
  teamId: string
  /** The first words a customer sees; '' for the product's own. */
  greetings: { ru: string; en: string }
  deletedMessages: DeletedMessages
  /** For so long after its close a customer's message reopens a conversation; later it starts a new one. */
  reopenMinutes: number
}

/** The most characters of a name and of a greeting; the database refuses more. */
export const longestName = 60
export const longestGreeting = 500

export type InboxDraft = Pick<Inbox, 'name' | 'teamId' | 'greetings' | 'deletedMessages'>

/** What is wrong with a draft, by field, as reasons of the catalogue. */
export function problemsOf({ name, greetings }: InboxDraft) {
  const isTooLong = (greeting: string) => greeting.trim().length > longestGreeting
  return {
    name:
      name.trim() === '' || name.trim().length > longestName ? ('inbox_name_empty' as const) : null,
    ru: isTooLong(greetings.ru) ? ('greeting_invalid' as const) : null,
    en: isTooLong(greetings.en) ? ('greeting_invalid' as const) : null,
  }
}

export function isSameDraft(one: InboxDraft, other: InboxDraft): boolean {
  return (
    one.name.trim() === other.name.trim() &&
    one.teamId === other.teamId &&
    one.deletedMessages === other.deletedMessages &&
    one.greetings.ru.trim() === other.greetings.ru.trim() &&
    one.greetings.en.trim() === other.greetings.en.trim()
  )
}
