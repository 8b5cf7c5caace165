import { useEffect, useRef, useState } from 'react'
import type { Conversation } from '#lib/widget/conversation.ts'
import { rowsOf } from '#lib/widget/timeline.ts'
import { Avatar } from './avatar.tsx'
import { Composer } from './composer.tsx'
import type { Controller, Shell } from './controller.ts'
import { dropOf } from './drop.ts'
import { Ending } from './ending.tsx'
import { BackIcon, CloseIcon } from './icons.tsx'
import { Menu } from './menu.tsx'
import { Notice } from './notice.tsx'
import { Pictures } from './pictures.tsx'
import { QueueLine } from './queue-line.tsx'
import { Timeline } from './timeline.tsx'
import { TypingLine } from './typing-line.tsx'
import { useChoices } from './use-choices.ts'
import { useChosen } from './use-chosen.ts'
import { useWatched } from './use-watched.ts'
import { conversationIdOf, entriesOf, type View } from './view.ts'
import { useWords } from './words.ts'

/** One conversation, also while it is still to be started. */
export function ConversationScreen(props: {
  controller: Controller
  shell: Shell
  view: Exclude<View, { screen: 'home' }>
}) {
  const { controller, shell, view } = props
  const { visit, isOpen } = shell
  const { texts } = useWords()
  const { customer } = useWatched(visit.live)
  const entries = useWatched({ get: visit.outbox.entries, subscribe: visit.outbox.subscribe })
  const heading = useRef<HTMLHeadingElement>(null)
  const chosen = useChosen(customer.desk, visit.uploads)
  const [isDragged, setDragged] = useState(false)
  const [isTranscriptAsked, setTranscriptAsked] = useState(false)

  const id = conversationIdOf(view, customer)
  const conversation = customer.conversations.find((each) => each.id === id)
  const earlier = customer.conversations.find((each) => each.id === conversation?.continuesId)
  const thread = id === null ? undefined : customer.threads[id]
  const unsent = entriesOf(view, customer, entries)
  const rows = rowsOf(thread?.messages ?? [], unsent, conversation?.teamReadSeq ?? 0)

  const { live, typing } = visit
  const typingTopic = isOpen ? (conversation?.typingTopic ?? null) : null
  useEffect(() => live.watch(isOpen ? id : null), [live, id, isOpen])
  useEffect(() => typing.follow(typingTopic), [typing, typingTopic])
  useEffect(
    () => () => {
      live.watch(null)
      typing.follow(null)
    },
    [live, typing],
  )
  useEffect(() => {
    if (isOpen && isTouch()) heading.current?.focus({ preventScroll: true })
  }, [isOpen])

  const choices = useChoices(visit, conversation, () => setTranscriptAsked(true))

  return (
    <Pictures visit={visit} messages={thread?.messages ?? []}>
      <main
        className="talk"
        aria-label={texts.team}
        {...(chosen.isAllowed && dropOf(setDragged, chosen.choose))}
      >
        <header className="bar">
          <button
            type="button"
            className="ghost"
            onClick={() => controller.go({ screen: 'home' })}
            aria-label={texts.back}
          >
            <BackIcon />
          </button>
          <Avatar
            name={conversation?.assignee?.name ?? null}
            url={conversation?.assignee?.avatarUrl ?? null}
          />
          <div className="grow">
            <h1 ref={heading} tabIndex={-1}>
              {conversation?.assignee?.name ?? texts.team}
            </h1>
            <p>
              <Subject shell={shell} view={view} conversation={conversation} />
            </p>
          </div>
          <Menu choices={choices} />
          <button
            type="button"
            className="ghost"
            onClick={controller.close}
            aria-label={texts.close}
          >
            <CloseIcon />
          </button>
        </header>
        <Notice visit={visit} />
        <Timeline
          rows={rows}
          thread={thread}
          isLoading={id !== null && !thread}
          isOpen={isOpen}
          uploads={visit.uploads}
          ending={
            conversation && (
              <Ending
                controller={controller}
                shell={shell}
                conversation={conversation}
                isTranscriptAsked={isTranscriptAsked}
                onTranscriptDone={() => setTranscriptAsked(false)}
              />
            )
          }
          above={
            earlier && (
              <button
                type="button"
                className="more"
                onClick={() => controller.go({ screen: 'conversation', id: earlier.id })}
              >
                {texts.continues(earlier.number)}
              </button>
            )
          }
          foot={
            <TypingLine typing={visit.typing}>
              {conversation?.queue && <QueueLine queue={conversation.queue} />}
            </TypingLine>
          }
          onOlder={() => (id === null ? Promise.resolve() : visit.live.loadOlder(id))}
          onSeen={(seq) => id !== null && visit.live.markRead(id, seq)}
          onRetry={visit.outbox.retry}
          onRemove={visit.giveUp}
        />
        <Composer
          draft={visit.keep}
          name={id ?? 'new'}
          isFocused={isOpen && !isTouch()}
          chosen={chosen}
          onPress={visit.typing.pressed}
          onSend={controller.send}
        />
        {isDragged && (
          <div className="drop" aria-hidden="true">
            {texts.drop}
          </div>
        )}
      </main>
    </Pictures>
  )
}

function Subject(props: { shell: Shell; view: View; conversation: Conversation | undefined }) {
  const { shell, view, conversation } = props
  const { language, texts } = useWords()
  const { categories } = shell.visit.live.get().customer
  const categoryId =
    conversation?.categoryId ?? (view.screen === 'new' ? view.categoryId : null) ?? null
  const names = categories.find((each) => each.id === categoryId)?.names
  const parts = [
    names?.[language] ?? names?.en,
    conversation ? texts.conversationNumber(conversation.number) : texts.newConversation,
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}

/** Focusing a field there would raise the keyboard over the conversation. */
function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches
}
