import type { Wait } from '#lib/widget/wait.ts'

/** What the frame says, in English; the shape of every other language. */
export const en = {
  close: 'Close chat',
  back: 'Back to conversations',
  team: 'Support',
  greeting: 'Hello! Ask us anything, we are here to help.',
  conversations: 'Your conversations',
  allConversations: (count: number) => `Show all ${count}`,
  start: 'Write to us',
  startAbout: 'What is it about?',
  somethingElse: 'Something else',
  newConversation: 'New conversation',
  conversationNumber: (number: number) => `Conversation ${number}`,
  closed: 'Closed',
  you: 'You',
  unread: (count: number) =>
    count === 1 ? '1 unread message' : `${count > 99 ? '99+' : count} unread messages`,
  intro: 'Write your question. We answer here and keep the conversation for you.',
  messages: 'Messages',
  compose: 'Message',
  composeHint: 'Write a message…',
  send: 'Send',
  tooLong: (over: number) => `Too long by ${over} characters`,
  loading: 'Loading…',
  older: 'Show earlier messages',
  newest: 'New messages',
  toNewest: 'To the newest message',
  today: 'Today',
  yesterday: 'Yesterday',
  deleted: 'Message deleted',
  edited: 'edited',
  sending: 'Sending…',
  waiting: 'Waiting for the connection…',
  sent: 'Sent',
  read: 'Read',
  failed: 'Not sent',
  retry: 'Send again',
  remove: 'Delete',
  typing: (name: string | null) => (name ? `${name} is typing` : 'The team is typing'),
  ended: 'This conversation is closed. Write a message and it opens again.',
  /** How long it takes is null where nobody knows. */
  place: (place: number, wait: Wait | null) => {
    const stands = place === 1 ? 'You are next' : `You are ${ordinal(place)} in line`
    return wait ? `${stands}, about ${waitIn(wait)}` : stands
  },
  /** @param days from today on the customer's calendar */
  backAt: (days: number, opens: Date, time: string) => {
    const date = new Intl.DateTimeFormat('en', days < 7 ? { weekday: 'long' } : monthAndDay)
    const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `on ${date.format(opens)}`
    return `We are back ${day} at ${time}`
  },
  continues: (number: number) => `Continues conversation ${number}`,
  offline: 'No connection. What you write is kept and sent as soon as it is back.',
  connecting: 'Connecting…',
  attachment: (name: string, size: string) => `${name}, ${size}`,
  refusals: {
    contact_blocked: 'This chat is not available to you.',
    inbox_not_found: 'This chat is not available any more.',
    identity_invalid: 'We could not confirm who you are. Please sign in again.',
    identity_expired: 'Your sign-in has expired. Please reload the page.',
    message_too_long: 'The message is too long.',
    message_empty: 'The message is empty.',
    conversation_not_found: 'This conversation is not available any more.',
    unknown: 'Something went wrong. Please try again.',
  },
}

export type Texts = typeof en

const monthAndDay = { month: 'long', day: 'numeric' } as const
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })

function ordinal(number: number): string {
  const category = ordinals.select(number)
  const ending =
    category === 'one' ? 'st' : category === 'two' ? 'nd' : category === 'few' ? 'rd' : 'th'
  return `${number}${ending}`
}

function waitIn(wait: Wait): string {
  if (wait.unit === 'moment') return 'a minute'
  return `${wait.count} ${wait.unit}${wait.count === 1 ? '' : 's'}`
}
