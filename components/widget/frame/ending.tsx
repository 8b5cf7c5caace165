import { useState } from 'react'
import type { Conversation } from '#lib/widget/conversation.ts'
import { refusalIn } from '../texts/texts.ts'
import type { Controller, Shell } from './controller.ts'
import { useLater } from './use-later.ts'
import { useWatched } from './use-watched.ts'
import { useWords } from './words.ts'

const loadAfter = () => import('./after.tsx')

/** Under the last message: that the conversation is closed, how it was, and where to answer to. */
export function Ending(props: {
  controller: Controller
  shell: Shell
  conversation: Conversation
  isTranscriptAsked: boolean
  onTranscriptDone: () => void
}) {
  const { controller, shell, conversation } = props
  const { visit } = shell
  const { texts } = useWords()
  const { customer } = useWatched(visit.live)
  const [reason, setReason] = useState<string | null>(null)
  /** Thanks stay in sight although the table asks no more. */
  const [isAddressed, setAddressed] = useState(false)
  const [wasRatable, setRatable] = useState(false)
  const { status, mayReopen, mayRate, rating, id } = conversation
  const isClosed = status === 'closed'
  if (mayRate && !wasRatable) setRatable(true)
  const asksAddress = !isClosed && (isAddressed || customer.desk?.asksForAddress === true)
  const ratable = isClosed && (mayRate || wasRatable)
  const part = useLater(loadAfter, ratable || asksAddress || props.isTranscriptAsked)

  async function leave(email: string, name: string): Promise<string | null> {
    const refused = await visit.verbs.leaveAddress(email, name)
    if (refused === null) {
      setAddressed(true)
      controller.addressed(email)
    }
    return refused
  }

  return (
    <>
      {isClosed && (
        <div className="ended" role="status">
          <p>{texts.ended}</p>
          {mayReopen && (
            <button
              type="button"
              className="more"
              onClick={() => void visit.verbs.reopen(id).then(setReason)}
            >
              {texts.reopen}
            </button>
          )}
          {reason && <p role="alert">{refusalIn(texts, reason)}</p>}
        </div>
      )}
      {part && ratable && (
        <part.RatingForm
          given={rating}
          onRate={(score, comment) => visit.verbs.rate(id, score, comment)}
        />
      )}
      {part && asksAddress && (
        <part.AddressForm name={customer.contact?.name ?? null} onLeave={leave} />
      )}
      {part && props.isTranscriptAsked && (
        <part.TranscriptForm
          email={customer.contact?.email ?? null}
          onSend={(email) => visit.verbs.sendTranscript(id, email)}
          onCancel={props.onTranscriptDone}
        />
      )}
    </>
  )
}
