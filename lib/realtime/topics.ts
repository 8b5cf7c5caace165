/*
 * Names of realtime topics, read. They are made in supabase/schemas/33_topics.sql and reach a client in
 * answers (my_topics, timeline_page, widget_state): a client that made one would miss its epochs.
 */

export type MemberTopic = `member:${string}`
/** In place of the member's own for somebody who views as that member. */
export type ViewingTopic = `viewing:${string}`
/** unassigned: of a team's conversations only those that nobody has. */
export type ListTopic =
  `inbox:all:${string}` | `team:${string}:${string}` | `unassigned:${string}:${string}`
/** Hints for supervisors that the load of a team changed. */
export type LoadTopic = `load:all:${string}`
export type ConversationTopic = `conversation:${string}:${string}`
export type TypingTopic = `typing:${string}:${string}`
export type ViewersTopic = `viewers:${string}:${string}`
export type ContactTopic = `contact:${string}:${string}`
export type TopicName =
  | MemberTopic
  | ViewingTopic
  | ListTopic
  | LoadTopic
  | ConversationTopic
  | TypingTopic
  | ViewersTopic
  | ContactTopic

const kinds = [
  'member',
  'viewing',
  'inbox',
  'team',
  'unassigned',
  'load',
  'conversation',
  'typing',
  'viewers',
  'contact',
] as const
export type TopicKind = (typeof kinds)[number]

/** The three topics of an open conversation, as timeline_page returns them. */
export type ConversationTopics = {
  conversation: ConversationTopic
  typing: TypingTopic
  viewers: ViewersTopic
}

/** `subject` is a uuid, or `all` for the list of everything; one's own topic has no epoch. */
export type Topic = { kind: TopicKind; subject: string; epoch: string | null }

/** The parts of a topic's name, or null where it is none of ours. */
export function parseTopic(name: string): Topic | null {
  const [kind, subject, epoch = null, ...rest] = name.split(':')
  const known = kinds.find((candidate) => candidate === kind)
  const isOwn = known === 'member' || known === 'viewing'
  if (!known || !subject || rest.length > 0 || (epoch === null) !== isOwn) return null
  return { kind: known, subject, epoch }
}
