/* What comes after a conversation, or instead of one: rating, a copy by mail, an address to answer to. */
import { useState } from 'react'
import type { Verbs } from '#lib/widget/verbs.ts'
import { Field, Thanks, Trouble, useForm } from './form.tsx'
import { useWords } from './words.ts'

const longestComment = 1_000

/** One to five, and a comment. What was given may be changed while the desk allows it. */
export function RatingForm(props: {
  given: { score: number; comment: string } | null
  onRate: (score: number, comment: string) => Promise<string | null>
}) {
  const { texts } = useWords()
  const [score, setScore] = useState(props.given?.score ?? 0)
  const [comment, setComment] = useState(props.given?.comment ?? '')
  const { submit, reason, isBusy, isDone } = useForm(() => props.onRate(score, comment.trim()))
  if (isDone) return <Thanks>{texts.rated}</Thanks>
  return (
    <form className="after" onSubmit={submit}>
      <fieldset>
        <legend>{texts.rate}</legend>
        <div className="stars">
          {texts.scores.map((name, index) => (
            <label key={name} title={name} className={index < score ? 'lit' : ''}>
              <input
                type="radio"
                name="score"
                className="visually-hidden"
                checked={score === index + 1}
                onChange={() => setScore(index + 1)}
              />
              <Star />
              <span className="visually-hidden">{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {score > 0 && (
        <>
          <p className="says" aria-hidden="true">
            {texts.scores[score - 1]}
          </p>
          <textarea
            rows={2}
            maxLength={longestComment}
            value={comment}
            placeholder={texts.comment}
            aria-label={texts.comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button type="submit" className="main" disabled={isBusy}>
            {texts.sendRating}
          </button>
        </>
      )}
      <Trouble reason={reason} />
    </form>
  )
}

/** Nobody is there: where the team may answer. */
export function AddressForm(props: {
  name: string | null
  onLeave: (email: string, name: string) => Promise<string | null>
}) {
  const { texts } = useWords()
  const [email, setEmail] = useState('')
  const [name, setName] = useState(props.name ?? '')
  const { submit, reason, isBusy, isDone } = useForm(() => props.onLeave(email.trim(), name.trim()))
  if (isDone) return <Thanks>{texts.addressLeft(email.trim())}</Thanks>
  return (
    <form className="after" onSubmit={submit}>
      <p>{texts.leaveAddress}</p>
      <Field
        label={texts.address}
        type="email"
        autoComplete="email"
        isNeeded
        value={email}
        onInput={setEmail}
      />
      <Field
        label={texts.addressName}
        type="text"
        autoComplete="name"
        value={name}
        onInput={setName}
      />
      <button type="submit" className="main" disabled={isBusy || email.trim() === ''}>
        {texts.leave}
      </button>
      <Trouble reason={reason} />
    </form>
  )
}

/** A copy of the conversation. Whose address is known need not say it. */
export function TranscriptForm(props: {
  email: string | null
  onSend: (email: string | null) => ReturnType<Verbs['sendTranscript']>
  onCancel: () => void
}) {
  const { texts } = useWords()
  const [email, setEmail] = useState('')
  const [to, setTo] = useState('')
  const { submit, reason, isBusy, isDone } = useForm(async () => {
    const sent = await props.onSend(props.email === null ? email.trim() : null)
    setTo(sent.to)
    return sent.reason
  })
  if (isDone) return <Thanks>{texts.transcriptSent(to)}</Thanks>
  return (
    <form className="after" onSubmit={submit}>
      <p>{texts.transcript}</p>
      {props.email === null ? (
        <Field
          label={texts.address}
          type="email"
          autoComplete="email"
          isNeeded
          value={email}
          onInput={setEmail}
        />
      ) : (
        <p className="says">{props.email}</p>
      )}
      <div className="choices">
        <button type="button" className="quiet" onClick={props.onCancel}>
          {texts.cancel}
        </button>
        <button type="submit" className="main" disabled={isBusy}>
          {texts.send}
        </button>
      </div>
      <Trouble reason={reason} />
    </form>
  )
}

const Star = () => (
  <svg className="star" width="30" height="30" viewBox="0 0 24 24" aria-hidden="true">
    <path d="m12 3 2.7 5.7 6.3.8-4.6 4.3 1.2 6.2-5.6-3.1L6.400 20l1.2-6.2L3 9.5l6.3-.8z" />
  </svg>
)
