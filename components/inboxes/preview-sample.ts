import type { Sample } from '#lib/widget/protocol.ts'

export const sampleConversation = 'sample'

type Told = {
  greetings: Record<string, string>
  /** Who answers in it. */
  member: { id: string; name: string; avatarUrl: string | null }
  answer: string
  question: string
  expectsMinutes: number | null
  /** Milliseconds since the epoch. */
  now: number
}

/** One conversation as the database would tell the widget of it: what the preview shows. */
export function previewSample(told: Told): Sample {
  const { member, answer, question, now } = told
  const face = { id: member.id, name: member.name, avatar_url: member.avatarUrl }
  const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString()
  const conversation = {
    id: sampleConversation,
    number: 1,
    status: 'open',
    last_seq: 2,
    last_message_at: at(1),
    preview: question,
    preview_from: 'contact',
    assignee: face,
    typing_topic: '',
    my_read_seq: 2,
    team_read_seq: 2,
    unread: 0,
  }
  const message = (seq: number, body: string, author: object) => ({
    conversation_id: sampleConversation,
    seq,
    position: seq,
    client_id: `${seq}`,
    body,
    sent_at: at(3 - seq),
    author,
    attachments: [],
  })
  return {
    greetings: told.greetings,
    state: {
      contact: { id: 'nobody', name: null, email: null },
      topic: '',
      inbox: { is_open_now: true, expects_minutes: told.expectsMinutes, faces: [face] },
      categories: [],
      conversations: [conversation],
    },
    pages: [
      {
        conversation,
        position: 2,
        messages: [
          message(1, answer, { kind: 'member', ...face }),
          message(2, question, { kind: 'contact', id: 'nobody', name: null }),
        ],
      },
    ],
  }
}
