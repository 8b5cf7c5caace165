import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'

export const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-m font-medium whitespace-nowrap select-none transition-colors duration-(--quick) disabled:pointer-events-none disabled:text-ink-disabled aria-disabled:text-ink-disabled [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary:
          'bg-accent text-accent-ink shadow-low hover:bg-accent-hover disabled:bg-sunken disabled:shadow-none',
        plain:
          'border border-line-strong bg-surface text-ink shadow-low hover:bg-hover data-popup-open:bg-hover disabled:shadow-none',
        quiet: 'text-ink-muted hover:bg-hover hover:text-ink data-popup-open:bg-hover',
        danger: 'bg-danger text-danger-ink shadow-low hover:bg-danger-hover disabled:bg-sunken',
        link: 'text-accent-text underline-offset-2 hover:underline',
      },
      size: {
        s: 'h-7 px-2 text-xs pointer-coarse:h-10',
        m: 'h-8 px-3 text-sm pointer-coarse:h-10',
        l: 'h-10 px-4 text-base',
      },
      block: { true: 'w-full' },
    },
    compoundVariants: [{ look: 'link', className: 'h-auto px-0!' }],
    defaultVariants: { look: 'plain', size: 'm' },
  },
)

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonStyle> & {
    /** Keeps its width and says so to screen readers while something runs. */
    busy?: boolean
  }

/** A press that does something. Looks: primary (one per view), plain, quiet, danger, link. */
export function Button({ look, size, block, busy, className, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      // A disabled button drops the focus of whoever pressed it; while busy it only ignores presses.
      aria-disabled={busy || undefined}
      disabled={disabled}
      className={buttonStyle({ look, size, block, className })}
      {...rest}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    />
  )
}
