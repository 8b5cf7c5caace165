import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { BackIcon, CloseIcon, ForwardIcon } from './icons.tsx'
import { useWords } from './words.ts'

export type Picture = { id: string; name: string; url: string }

/** A picture as large as the panel. Arrows leaf through those of the conversation, Escape closes. */
export function Lightbox(props: { pictures: Picture[]; first: string; onClose: () => void }) {
  const { pictures, onClose } = props
  const { texts } = useWords()
  const [at, setAt] = useState(
    Math.max(
      0,
      pictures.findIndex(({ id }) => id === props.first),
    ),
  )
  const box = useRef<HTMLDivElement>(null)
  const picture = pictures[at]
  useEffect(() => box.current?.focus(), [])
  if (!picture) return null

  const leaf = (step: number) => setAt((at + step + pictures.length) % pictures.length)
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    } else if (event.key === 'ArrowLeft') leaf(-1)
    else if (event.key === 'ArrowRight') leaf(1)
    else if (event.key === 'Tab') keepInside(event, box.current)
  }

  return (
    <div
      className="lightbox"
      role="dialog"
      aria-modal="true"
      aria-label={picture.name}
      tabIndex={-1}
      ref={box}
      onKeyDown={onKeyDown}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {/* eslint-disable-next-line @next/next/no-img-element -- no Next in the frame */}
      <img src={picture.url} alt={picture.name} />
      <div className="over-picture">
        <span className="grow">{picture.name}</span>
        <button type="button" className="ghost" aria-label={texts.closePicture} onClick={onClose}>
          <CloseIcon />
        </button>
      </div>
      {pictures.length > 1 && (
        <div className="leafing">
          <button
            type="button"
            className="ghost"
            aria-label={texts.previous}
            onClick={() => leaf(-1)}
          >
            <BackIcon />
          </button>
          <span>
            {at + 1} / {pictures.length}
          </span>
          <button type="button" className="ghost" aria-label={texts.next} onClick={() => leaf(1)}>
            <ForwardIcon />
          </button>
        </div>
      )}
    </div>
  )
}

/** Behind the picture nothing can be reached. */
function keepInside(event: KeyboardEvent, box: HTMLElement | null) {
  const buttons = [...(box?.querySelectorAll('button') ?? [])]
  const from = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const to = event.shiftKey
    ? from <= 0
      ? buttons.length - 1
      : from - 1
    : (from + 1) % buttons.length
  event.preventDefault()
  buttons[to]?.focus()
}
