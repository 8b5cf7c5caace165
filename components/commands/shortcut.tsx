import { Kbd } from '#components/ui/kbd.tsx'
import { isApple, keyCaps } from './key-caps.ts'

/** A command's keys as key caps; for what is drawn in the browser only. */
export function Shortcut({ keys }: { keys: string }) {
  return (
    <span className="flex shrink-0 items-center gap-1">
      {keyCaps(keys, isApple()).map((caps, n) => (
        <Kbd key={n} keys={caps} />
      ))}
    </span>
  )
}
