import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

const track =
  'relative h-5 w-9 shrink-0 appearance-none rounded-full border border-line-field bg-sunken transition-colors duration-(--quick) checked:border-accent checked:bg-accent disabled:opacity-50'
/** A finger meets more than is seen. */
const reach = "after:absolute after:-inset-2.5 after:content-['']"
const knob =
  "before:absolute before:top-0.5 before:left-0.5 before:size-3.5 before:rounded-full before:bg-line-field before:transition-[translate] before:duration-(--quick) before:content-[''] checked:before:translate-x-4 checked:before:bg-accent-ink"

/** On or off, at once. A real checkbox underneath: forms, labels and readers know it. */
export function Switch({ className, ...rest }: Omit<ComponentProps<'input'>, 'type' | 'role'>) {
  return (
    <input
      type="checkbox"
      role="switch"
      className={classNames(track, knob, reach, className)}
      {...rest}
    />
  )
}
