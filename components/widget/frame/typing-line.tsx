import type { Typing } from '#lib/widget/typing.ts'
import { useWatched } from './use-watched.ts'
import { useWords } from './words.ts'

/** Who of the team is typing, with its place kept so that nothing jumps. */
export function TypingLine({ typing }: { typing: Typing }) {
  const { texts } = useWords()
  const typists = useWatched(typing)
  const [first] = typists
  return (
    <div className={first ? 'typing' : 'typing idle'} role="status">
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
