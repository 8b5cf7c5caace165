import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { MoreIcon } from './icons.tsx'
import { useWords } from './words.ts'

export type Choice = { name: string; run: () => void }

/** What else can be done with a conversation: a button that shows a few more. */
export function Menu({ choices }: { choices: Choice[] }) {
  const { texts } = useWords()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!isOpen) return
    const onPress = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    box.current?.querySelector<HTMLElement>('.choices button')?.focus()
    addEventListener('pointerdown', onPress)
    return () => removeEventListener('pointerdown', onPress)
  }, [isOpen])

  function close(): void {
    setOpen(false)
    box.current?.querySelector('button')?.focus()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !isOpen) return
    event.stopPropagation()
    close()
  }

  if (choices.length === 0) return null
  return (
    <div className="menu" ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        className="ghost"
        aria-label={texts.more}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <MoreIcon />
      </button>
      {isOpen && (
        <div className="choices">
          {choices.map(({ name, run }) => (
            <button
              key={name}
              type="button"
              onClick={() => {
                close()
                run()
              }}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
