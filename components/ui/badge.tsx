import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'

const style = cva(
  'inline-flex max-w-full items-center gap-1 truncate rounded-s px-1.5 text-2xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-ink-muted',
        accent: 'bg-accent-soft text-accent-text',
        waiting: 'bg-waiting-soft text-waiting',
        working: 'bg-working-soft text-working',
        closed: 'bg-closed-soft text-closed',
        danger: 'bg-danger-soft text-danger-text',
        warning: 'bg-warning-soft text-warning-text',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

/** A word on something: a category, a state. */
export function Badge({
  tone,
  className,
  ...rest
}: ComponentProps<'span'> & VariantProps<typeof style>) {
  return <span className={style({ tone, className })} {...rest} />
}
