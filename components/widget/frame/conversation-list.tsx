import { useState } from 'react'
import type { Conversation } from '#lib/widget/conversation.ts'
import type { Customer } from '#lib/widget/customer.ts'
import type { WrittenEntry } from '#lib/widget/writing.ts'
import type { Texts } from '../texts/en.ts'
import { Avatar } from './avatar.tsx'
import type { Controller, Shell } from './controller.ts'
import { useWatched } from './use-watched.ts'
import { entriesOf } from './view.ts'
import { shortIn } from './when.ts'
import { useWords } from './words.ts'

/** Shown before the customer asks for more. */
const few = 3

/** The customer's conversations, newest first; those still to be started stand above. */
export function ConversationList(props: { controller: Controller; visit: Shell['visit'] }) {
  const { controller, visit } = props
  const { texts } = useWords()
  const { customer } = useWatched(visit.live)
  const entries = useWatched({ get: visit.outbox.entries, subscribe: visit.outbox.subscribe })
  const [isWhole, setWhole] = useState(false)
  const beginning = lanesToStart(customer, entries)
  const { conversations } = customer
  if (beginning.length + conversations.length === 0) return null
  const shown = isWhole ? conversations : conversations.slice(0, few)

  return (
    <section className="card" aria-labelledby="conversations">
      <h2 id="conversations">{texts.conversations}</h2>
      <ul>
        {beginning.map((entry) => (
          <li key={entry.lane}>
            <Entry
              name={texts.newConversation}
              preview={entry.content.body}
              state={unsentState(entry, texts)}
              onClick={() =>
                controller.go({
                  screen: 'new',
                  lane: entry.lane,
                  categoryId: entry.content.start?.categoryId ?? null,
                })
              }
            />
          </li>
        ))}
        {shown.map((conversation) => (
          <li key={conversation.id}>
            <ListedConversation
              conversation={conversation}
              unsent={entriesOf({ screen: 'conversation', id: conversation.id }, customer, entries)}
              onClick={() => controller.go({ screen: 'conversation', id: conversation.id })}
            />
          </li>
        ))}
      </ul>
      {shown.length < conversations.length && (
        <button type="button" className="more" onClick={() => setWhole(true)}>
          {texts.allConversations(conversations.length)}
        </button>
      )}
    </section>
  )
}

function ListedConversation(props: {
  conversation: Conversation
  unsent: WrittenEntry[]
  onClick: () => void
}) {
  const { conversation, unsent, onClick } = props
  const words = useWords()
  const { texts } = words
  const { assignee, status, unread } = conversation
  const last = unsent.at(-1)
  const isOwn = last !== undefined || conversation.previewFrom === 'contact'
  const said = conversation.isPreviewDeleted ? texts.deleted : conversation.preview
  const preview = last?.content.body ?? said
  return (
    <Entry
      name={assignee?.name ?? texts.team}
      avatarUrl={assignee?.avatarUrl ?? null}
      isNamed={assignee !== null}
      preview={isOwn ? `${texts.you}: ${preview}` : preview}
      state={last ? unsentState(last, texts) : shortIn(words, conversation.lastMessageAt)}
      note={status === 'closed' ? texts.closed : ''}
      unread={unread}
      onClick={onClick}
    />
  )
}

function Entry(props: {
  name: string
  avatarUrl?: string | null
  isNamed?: boolean
  preview: string
  state: string
  note?: string
  unread?: number
  onClick: () => void
}) {
  const { name, preview, state, note, unread = 0 } = props
  const { texts } = useWords()
  return (
    <button type="button" className="row entry" onClick={props.onClick}>
      <Avatar name={props.isNamed ? name : null} url={props.avatarUrl ?? null} />
      <span className="grow">
        <span className="line">
          <b>{name}</b>
          <small>{state}</small>
        </span>
        <span className="line">
          <span className={unread ? 'preview fresh' : 'preview'}>{preview}</span>
          {note && <small className="tag">{note}</small>}
          {unread > 0 && (
            <>
              <span className="count" aria-hidden="true">
                {unread > 99 ? '99+' : unread}
              </span>
              <span className="visually-hidden">{texts.unread(unread)}</span>
            </>
          )}
        </span>
      </span>
    </button>
  )
}

function unsentState({ state, tries }: WrittenEntry, texts: Texts): string {
  if (state === 'failed') return texts.failed
  return tries > 0 ? texts.waiting : texts.sending
}

/** The newest entry of every lane whose conversation is not there yet. */
function lanesToStart(customer: Customer, entries: readonly WrittenEntry[]): WrittenEntry[] {
  const newest = new Map<string, WrittenEntry>()
  for (const entry of entries)
    if (entry.content.start && !customer.started[entry.lane]) newest.set(entry.lane, entry)
  return [...newest.values()].reverse()
}
