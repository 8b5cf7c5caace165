import type { ReactNode } from 'react'
import type { Typing } from '#lib/widget/typing.ts'
import { useWatched } from './use-watched.ts'
import { useWords } from './words.ts'

/** Who of the team is typing; else what else is to be said there. Its place is kept, so that nothing jumps. */
export function TypingLine({ typing, children }: { typing: Typing; children?: ReactNode }) {
  const { texts } = useWords()
  const typists = useWatched(typing)
  const [first] = typists
  return (
    <div className={first || children ? 'typing' : 'typing idle'} role="status">
      {!first && children}
      {first && (
        <>
          <span className="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {texts.typing(typists.length === 1 ? first.name : null)}
        </>
      )}
    </div>
  )
}
