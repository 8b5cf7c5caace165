import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

/** The ones that people write to a support with. Drawn by the device: nothing is fetched. */
const emoji = [
  ...'😀😃😄😁😅😂🙂😉😊😇🥰😍😘😋😎🤓🤔🤨😐😑😶🙄😏😬😌😔😴🤒🤕🤢🥵🥶😵🤯🥳😕😟🙁😮😲😳🥺😢😭😱😞😩😤😡🤬💀💩🤡👻🤖',
  ...'👋✋👌🤝🙏👏🙌💪👍👎👊🤞🤙👇👆👉👈',
  ...'💯🔥⭐✨🎉🎁💔💙💚💛🧡💜',
  ...'✅❌❓❗⏰⏳📅📎📌📄📷📱💻🔑🔒🔍💡💰💳🧾📦🚚🚆🚌🚗🏨🏠🌍🌞🌧🍕🍰🍷🐶🐱🌸🌲⚽🎵',
]
const columns = 8

/** A grid of emoji: arrows move, Enter takes one, Escape goes back. */
export function EmojiPicker(props: {
  label: string
  onPick: (emoji: string) => void
  onClose: () => void
}) {
  const grid = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)

  useEffect(() => {
    grid.current?.querySelectorAll('button')[at]?.focus()
  }, [at])

  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
    }
    const step = steps[event.key]
    if (event.key === 'Escape') {
      event.stopPropagation()
      props.onClose()
    } else if (step) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(emoji.length - 1, at + step)))
    }
  }

  return (
    <div className="emoji" role="group" aria-label={props.label} ref={grid} onKeyDown={onKeyDown}>
      {emoji.map((one, index) => (
        <button
          key={one}
          type="button"
          tabIndex={index === at ? 0 : -1}
          onClick={() => props.onPick(one)}
        >
          {one}
        </button>
      ))}
    </div>
  )
}
