import { useState } from 'react'
import { TeamIcon } from './icons.tsx'

/** The face of a member of the team; initials where there is none, a headset where nobody is named. */
export function Avatar({ name, url }: { name: string | null; url: string | null }) {
  const [broken, setBroken] = useState<string | null>(null)
  const isShown = url !== null && url !== broken
  return (
    <span className={`avatar tint-${tintOf(name)}`} aria-hidden="true">
      {isShown ? (
        // eslint-disable-next-line @next/next/no-img-element -- no Next in the frame
        <img src={url} alt="" onError={() => setBroken(url)} />
      ) : name ? (
        initialsOf(name)
      ) : (
        <TeamIcon />
      )}
    </span>
  )
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 2)
  return words
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
}

/** The same person has the same colour everywhere. */
function tintOf(name: string | null): number {
  if (!name) return 0
  return 1 + ([...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 5)
}
