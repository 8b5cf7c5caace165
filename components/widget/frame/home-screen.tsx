import { useEffect, useRef } from 'react'
import type { Desk } from '#lib/widget/desk.ts'
import { waitOf } from '#lib/widget/wait.ts'
import { Avatar } from './avatar.tsx'
import { ConversationList } from './conversation-list.tsx'
import type { Controller, Shell } from './controller.ts'
import { CloseIcon, ForwardIcon, SendIcon } from './icons.tsx'
import { Notice } from './notice.tsx'
import { backIn, useMinutes } from './queue-line.tsx'
import { useWatched } from './use-watched.ts'
import { useWords } from './words.ts'

/** Greeting, the customer's conversations, and what a new one may be about. */
export function HomeScreen({ controller, shell }: { controller: Controller; shell: Shell }) {
  const { language, texts } = useWords()
  const { customer, isLoaded } = useWatched(shell.visit.live)
  const { inbox } = useWatched(shell.visit.entrance)
  const heading = useRef<HTMLHeadingElement>(null)
  const { looks } = shell.settings
  const ours = looks.texts?.[language]?.greeting
  const [title, rest] = split(ours || inbox?.greetings[language] || texts.greeting)

  useEffect(() => {
    if (shell.isOpen) heading.current?.focus({ preventScroll: true })
  }, [shell.isOpen])

  return (
    <main className="home" aria-label={texts.team}>
      <header className="hero">
        <button type="button" className="ghost" onClick={controller.close} aria-label={texts.close}>
          <CloseIcon />
        </button>
        {looks.logo_url && (
          // eslint-disable-next-line @next/next/no-img-element -- no Next in the frame
          <img className="logo" src={looks.logo_url} alt={inbox?.name ?? ''} />
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {rest && <p>{rest}</p>}
        <Presence desk={customer.desk} />
      </header>
      <div className="cards">
        <Notice visit={shell.visit} />
        <ConversationList controller={controller} visit={shell.visit} />
        <section className="card" aria-labelledby="start">
          <h2 id="start">{texts.startAbout}</h2>
          {isLoaded ? (
            <ul>
              {customer.categories.map(({ id, names }) => (
                <li key={id}>
                  <button type="button" className="row" onClick={() => controller.compose(id)}>
                    <span className="grow">{names[language] ?? names.en}</span>
                    <ForwardIcon />
                  </button>
                </li>
              ))}
              {customer.categories.length === 0 && (
                <li>
                  <button type="button" className="row" onClick={() => controller.compose(null)}>
                    <span className="grow">{texts.start}</span>
                    <SendIcon />
                  </button>
                </li>
              )}
            </ul>
          ) : (
            <StartWithoutServer onStart={() => controller.compose(null)} />
          )}
        </section>
      </div>
    </main>
  )
}

/** Who is there, and how long an answer takes; its place is kept until that is known. */
function Presence({ desk }: { desk: Desk | null }) {
  const words = useWords()
  useMinutes()
  const { texts } = words
  const back = desk && desk.isOpenNow !== true ? backIn(words, desk.opensAt) : null
  const wait = desk?.expectsMinutes == null ? null : waitOf(desk.expectsMinutes * 60)
  const isHere = desk !== null && (desk.isOpenNow === true || desk.faces.length > 0)
  const says = back ?? (wait ? texts.answersIn(wait) : isHere ? texts.answersSoon : '')
  return (
    <div className="presence">
      {desk?.faces.map(({ name, avatarUrl }) => (
        <Avatar key={name} name={name} url={avatarUrl} />
      ))}
      <span>{says}</span>
    </div>
  )
}

/** Categories are not there yet: lines in their place, and a start without one. */
function StartWithoutServer({ onStart }: { onStart: () => void }) {
  const { texts } = useWords()
  return (
    <>
      <div className="bones" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      <button type="button" className="row late" onClick={onStart}>
        <span className="grow">{texts.start}</span>
        <ForwardIcon />
      </button>
    </>
  )
}

/** The first sentence is the title, where there are two and the first is short. */
function split(greeting: string): [string, string] {
  const match = /^(.{1,60}?[.!?…])\s+(.+)$/s.exec(greeting)
  return match ? [match[1] ?? '', match[2] ?? ''] : [greeting, '']
}
