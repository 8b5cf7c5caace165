import type { ComponentProps } from 'react'
import { classNames } from '#components/ui/class-names.ts'

type GrowingTextareaProps = Omit<ComponentProps<'textarea'>, 'value'> & { value: string }

// Below 16 px iOS zooms into a focused field, so a finger gets larger letters.
const shape =
  'col-start-1 row-start-1 max-h-[min(15rem,35dvh)] min-h-15 px-3 py-2 text-base pointer-coarse:text-lg'

/**
 * A field as tall as its text, up to a third of the window. The same text lies invisible behind it and
 * makes the height, so that nothing has to be measured, and the server draws a draft as tall as it is.
 */
export function GrowingTextarea({ className, value, ...rest }: GrowingTextareaProps) {
  return (
    <div className="grid">
      <div
        aria-hidden
        className={classNames(shape, 'invisible overflow-hidden wrap-anywhere whitespace-pre-wrap')}
      >
        {/* An empty last line has no height of its own. */}
        {value}{' '}
      </div>
      <textarea
        {...rest}
        value={value}
        className={classNames(
          shape,
          'w-full resize-none overflow-y-auto overscroll-contain bg-transparent outline-none',
          className,
        )}
      />
    </div>
  )
}
