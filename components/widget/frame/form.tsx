import { useState, type ReactNode } from 'react'
import { refusalIn } from '../texts/texts.ts'
import { useWords } from './words.ts'

/** A labelled line. */
export function Field(props: {
  label: string
  type: 'email' | 'text'
  autoComplete: 'email' | 'name'
  isNeeded?: boolean
  value: string
  onInput: (value: string) => void
}) {
  return (
    <label className="field">
      {props.label}
      <input
        type={props.type}
        autoComplete={props.autoComplete}
        required={props.isNeeded === true}
        maxLength={254}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </label>
  )
}

/** Sends once at a time; the act resolves to null or to why not. */
export function useForm(act: () => Promise<string | null>) {
  const [state, setState] = useState<{ isBusy: boolean; isDone: boolean; reason: string | null }>({
    isBusy: false,
    isDone: false,
    reason: null,
  })
  return {
    ...state,
    submit(event: { preventDefault: () => void }): void {
      event.preventDefault()
      if (state.isBusy) return
      setState({ isBusy: true, isDone: false, reason: null })
      void act().then((reason) => setState({ isBusy: false, isDone: reason === null, reason }))
    },
  }
}

/** In the place of a form that was sent. */
export function Thanks({ children }: { children: ReactNode }) {
  return (
    <p className="after" role="status">
      {children}
    </p>
  )
}

export function Trouble({ reason }: { reason: string | null }) {
  const { texts } = useWords()
  return reason === null ? null : (
    <p className="over" role="alert">
      {refusalIn(texts, reason)}
    </p>
  )
}
