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
  answersIn: (wait: Wait) => `We usually answer in ${waitIn(wait)}`,
  answersSoon: 'We are here and answer soon',
  limited: (wait: Wait) =>
    `Too many messages at once. What you wrote is kept and goes out in ${waitIn(wait)}.`,
  attach: 'Attach a file',
  photograph: 'Take a photo',
  emoji: 'Emoji',
  drop: 'Drop files here',
  files: 'Files to send',
  takeAway: (name: string) => `Remove ${name}`,
  fileTooLarge: (name: string, most: string) => `${name} is larger than ${most}.`,
  filesTooMany: (most: number) => `At most ${most} files at once.`,
  uploading: (percent: number) => `Uploading, ${percent}%`,
  uploadOf: (name: string) => `Uploading ${name}`,
  uploadBroken: 'Did not get through. We try again when the connection is back.',
  again: 'Try again',
  cancel: 'Cancel',
  picture: (name: string) => `Open picture ${name}`,
  download: 'Download',
  previous: 'Previous picture',
  next: 'Next picture',
  closePicture: 'Close the picture',
  soundOff: 'Mute the sound',
  soundOn: 'Turn the sound on',
  more: 'More',
  closeConversation: 'Close the conversation',
  reopen: 'Open it again',
  transcript: 'Send a copy by e-mail',
  transcriptSent: (to: string) => `We sent a copy to ${to}.`,
  address: 'E-mail',
  addressName: 'Name',
  leaveAddress: 'Nobody is here right now. Leave your e-mail, and we will answer there, too.',
  leave: 'Leave it',
  addressLeft: (email: string) => `Thank you! We will write to ${email}.`,
  rate: 'How did we do?',
  scores: ['Very bad', 'Bad', 'So-so', 'Good', 'Excellent'],
  comment: 'What should we know? (optional)',
  sendRating: 'Send',
  rated: 'Thank you for your rating!',
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
    session_ended: 'Your session has ended. Please reload the page.',
    origin_not_allowed: 'This chat is not allowed on this site.',
    identity_required: 'Please sign in to write to us.',
    rate_limited: 'Too many requests. Please try again in a moment.',
    file_type_refused: 'Files of this kind are not accepted.',
    file_empty: 'The file is empty.',
    file_content_refused: 'The file is not what its name says.',
    too_many_loose_files: 'Too many files at once. Please wait a little.',
    file_too_large: 'The file is too large.',
    upload_missing: 'The file did not arrive. Please attach it again.',
    address_invalid: 'This does not look like an e-mail address.',
    address_known: 'This address belongs to somebody we know. Please sign in.',
    address_missing: 'Please say where to send it.',
    transcript_empty: 'There is nothing to send yet: nobody has answered.',
    closing_not_allowed: 'This conversation cannot be closed from here.',
    reopening_over: 'It has been closed too long. Please begin a new conversation.',
    rating_over: 'It is too late to rate this conversation.',
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
