import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

export const inputStyle =
  'w-full rounded-m border border-line-field bg-surface px-2.5 text-sm text-ink transition-colors duration-(--quick) hover:border-ink-muted focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-focus/40 aria-invalid:border-danger data-invalid:border-danger disabled:bg-sunken disabled:text-ink-disabled pointer-coarse:text-lg'

/** One line of text. Below 16 px iOS zooms into a focused field, so a finger gets larger letters. */
export function Input({
  size = 'm',
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'size'> & { size?: 'm' | 'l' }) {
  return (
    <input
      className={classNames(
        inputStyle,
        size === 'l' ? 'h-10' : 'h-8 pointer-coarse:h-10',
        className,
      )}
      {...rest}
    />
  )
}
