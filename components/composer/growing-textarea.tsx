import { useRef, type ComponentProps, type ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

type GrowingTextareaProps = Omit<ComponentProps<'textarea'>, 'value'> & {
  value: string
  /** The same text with marks in it, to lie behind the letters. */
  marked?: ReactNode
}

// Below 16 px iOS zooms into a focused field, so a finger gets larger letters.
const shape =
  'col-start-1 row-start-1 max-h-[min(15rem,35dvh)] min-h-15 px-3 py-2 text-base pointer-coarse:text-lg'

/**
 * A field as tall as its text, up to a third of the window. The same text lies invisible behind it and
 * makes the height, so that nothing has to be measured, and the server draws a draft as tall as it is.
 */
export function GrowingTextarea({ className, value, marked, ...rest }: GrowingTextareaProps) {
  const behind = useRef<HTMLDivElement>(null)
  return (
    <div className="grid">
      <div
        ref={behind}
        aria-hidden
        // A box that scrolls would be a stop of the Tab key.
        tabIndex={-1}
        className={classNames(
          shape,
          'pointer-events-none overflow-y-auto wrap-anywhere whitespace-pre-wrap text-transparent select-none',
        )}
      >
        {/* An empty last line has no height of its own. */}
        {marked || value}{' '}
      </div>
      <textarea
        {...rest}
        value={value}
        onScroll={({ currentTarget }) => {
          if (behind.current) behind.current.scrollTop = currentTarget.scrollTop
        }}
        className={classNames(
          shape,
          'relative w-full resize-none overflow-y-auto overscroll-contain bg-transparent outline-none',
          className,
        )}
      />
    </div>
  )
}
