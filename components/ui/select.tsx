import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { inputStyle } from './input.tsx'

/** One of several, as the platform chooses best: a wheel on a phone, typing and arrows on a desk. Takes <option>s. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={classNames('relative block', className)}>
      <select
        className={classNames(inputStyle, 'h-8 appearance-none pr-8 pointer-coarse:h-10')}
        {...rest}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2.5 my-auto size-3.5 text-ink-faint"
      />
    </span>
  )
}
