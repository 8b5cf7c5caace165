/*
 * Names of realtime topics, read. They are made in supabase/schemas/33_topics.sql and reach a client in
 * answers (my_topics, timeline_page, widget_state): a client that made one would miss its epochs.
 */

export type MemberTopic = `member:${string}`
export type ListTopic = `inbox:all:${string}` | `team:${string}:${string}`
export type ConversationTopic = `conversation:${string}:${string}`
export type TypingTopic = `typing:${string}:${string}`
export type ViewersTopic = `viewers:${string}:${string}`
export type ContactTopic = `contact:${string}:${string}`
export type TopicName =
  MemberTopic | ListTopic | ConversationTopic | TypingTopic | ViewersTopic | ContactTopic

const kinds = ['member', 'inbox', 'team', 'conversation', 'typing', 'viewers', 'contact'] as const
export type TopicKind = (typeof kinds)[number]

/** The three topics of an open conversation, as timeline_page returns them. */
export type ConversationTopics = {
  conversation: ConversationTopic
  typing: TypingTopic
  viewers: ViewersTopic
}

/** `subject` is a uuid, or `all` for the list of everything; a member's own topic has no epoch. */
export type Topic = { kind: TopicKind; subject: string; epoch: string | null }

/** The parts of a topic's name, or null where it is none of ours. */
export function parseTopic(name: string): Topic | null {
  const [kind, subject, epoch = null, ...rest] = name.split(':')
  const known = kinds.find((candidate) => candidate === kind)
  if (!known || !subject || rest.length > 0 || (epoch === null) !== (known === 'member'))
    return null
  return { kind: known, subject, epoch }
}
