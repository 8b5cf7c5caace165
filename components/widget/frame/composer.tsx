import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Keep } from '#lib/widget/keep.ts'
import type { SentFile } from '#lib/widget/uploads.ts'
import { AttachButtons } from './attach-buttons.tsx'
import { ChosenFiles } from './chosen-files.tsx'
import { EmojiIcon, SendIcon } from './icons.tsx'
import type { useChosen } from './use-chosen.ts'
import { useLater } from './use-later.ts'
import { useWords } from './words.ts'

/** The table takes no more (private.add_message). Characters. */
const longest = 20_000
const loadEmoji = () => import('./emoji-picker.tsx')

/**
 * Where a message is written. Enter sends, Shift+Enter begins a line; with a finger Enter begins a line,
 * as on every phone. What was not sent survives a reload.
 */
export function Composer(props: {
  draft: Keep
  /** Under which the unsent text is kept. */
  name: string
  isFocused: boolean
  chosen: ReturnType<typeof useChosen>
  /** A key was pressed that means writing. */
  onPress: () => void
  onSend: (body: string, files: SentFile[]) => void
}) {
  const { draft, isFocused, chosen, onPress, onSend } = props
  const { texts } = useWords()
  const key = `draft/${props.name}`
  const [body, setBody] = useState(() => draft.get(key) ?? '')
  const [isPicking, setPicking] = useState(false)
  const emoji = useLater(loadEmoji, isPicking)
  const field = useRef<HTMLTextAreaElement>(null)
  // As Postgres counts: by code point, where JavaScript would count an emoji twice.
  const over = body.length > longest ? [...body].length - longest : 0
  const isSaid = body.trim() !== '' || chosen.files.length > 0
  const canSend = isSaid && over <= 0 && !chosen.isRefused

  useEffect(() => {
    if (isFocused) field.current?.focus({ preventScroll: true })
  }, [isFocused])
  // The conversation got its id while something was being written: the text goes along.
  const keptAs = useRef(key)
  useEffect(() => {
    if (keptAs.current === key) return
    const text = draft.get(keptAs.current)
    draft.remove(keptAs.current)
    if (text !== null) draft.set(key, text)
    keptAs.current = key
  }, [draft, key])
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [body])

  function write(text: string): void {
    setBody(text)
    if (text === '') draft.remove(key)
    else draft.set(key, text)
  }

  function send(): void {
    if (!canSend) return
    onSend(body.trim(), chosen.files)
    write('')
    chosen.clear()
    setPicking(false)
    field.current?.focus()
  }

  function stopPicking(): void {
    setPicking(false)
    field.current?.focus()
  }

  function insert(text: string): void {
    const { selectionStart: from = body.length, selectionEnd: to = from } = field.current ?? {}
    write(body.slice(0, from) + text + body.slice(to))
    stopPicking()
    const at = from + text.length
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at))
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <ChosenFiles
        files={chosen.files}
        states={chosen.states}
        onRetry={chosen.retry}
        onRemove={chosen.remove}
      />
      {isPicking && emoji && (
        <emoji.EmojiPicker label={texts.emoji} onPick={insert} onClose={stopPicking} />
      )}
      {chosen.isAllowed && <AttachButtons onChoose={chosen.choose} />}
      <textarea
        ref={field}
        rows={1}
        value={body}
        placeholder={texts.composeHint}
        aria-label={texts.compose}
        aria-invalid={over > 0}
        onInput={(event) => {
          write(event.currentTarget.value)
          if (event.currentTarget.value.trim() !== '') onPress()
        }}
        onPaste={(event) => {
          const files = event.clipboardData?.files
          if (!chosen.isAllowed || !files || files.length === 0) return
          event.preventDefault()
          chosen.choose(files)
        }}
        onKeyDown={(event) => {
          // 229: the key chooses a word in an input method; nothing else tells in every browser.
          const isSend = event.key === 'Enter' && !event.shiftKey && event.keyCode !== 229
          if (!isSend || (matchMedia('(pointer: coarse)').matches && !event.ctrlKey)) return
          event.preventDefault()
          send()
        }}
      />
      <button
        type="button"
        className="ghost tool for-mouse"
        aria-label={texts.emoji}
        aria-expanded={isPicking}
        onClick={() => (isPicking ? stopPicking() : setPicking(true))}
      >
        <EmojiIcon />
      </button>
      <button type="submit" className="send" aria-label={texts.send} disabled={!canSend}>
        <SendIcon />
      </button>
      {(over > 0 || chosen.trouble) && (
        <p className="over" role="alert">
          {over > 0 ? texts.tooLong(over) : chosen.trouble}
        </p>
      )}
    </form>
  )
}
