'use client'

import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { tooltip as tooltipOf } from './tooltip.tsx'

const style = cva(
  'inline-flex shrink-0 items-center justify-center rounded-m text-ink-muted select-none transition-colors duration-(--quick) hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink aria-pressed:bg-selected aria-pressed:text-accent-text disabled:pointer-events-none disabled:text-ink-disabled [&_svg]:shrink-0',
  {
    variants: {
      size: {
        s: 'size-6 [&_svg]:size-3.5 pointer-coarse:size-10',
        m: 'size-7 [&_svg]:size-4 pointer-coarse:size-10',
        l: 'size-8 [&_svg]:size-4.5 pointer-coarse:size-11',
      },
    },
    defaultVariants: { size: 'm' },
  },
)

export type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> &
  VariantProps<typeof style> & {
    /** Its accessible name and its tooltip. */
    label: string
    /** Keys shown in the tooltip, e.g. ['R']. */
    keys?: string[]
    /** Off where a popup opens from it and would lie over the tooltip anyway. */
    tooltip?: boolean
  }

/** A button that is only an icon: always has a name and a tooltip. */
export function IconButton({
  label,
  keys,
  size,
  className,
  tooltip = true,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      className={style({ size, className })}
      {...(tooltip && tooltipOf(label, keys))}
      {...rest}
    />
  )
}
