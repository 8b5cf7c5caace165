'use client'

import { useLayoutEffect, type ComponentProps, type RefObject } from 'react'

type GrowingTextareaProps = Omit<ComponentProps<'textarea'>, 'ref' | 'value'> & {
  value: string
  field: RefObject<HTMLTextAreaElement | null>
}

/** A field as tall as its text, up to its max-height. */
export function GrowingTextarea({ field, value, ...rest }: GrowingTextareaProps) {
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    // Smaller first: a field never reports less than the height it has.
    element.style.height = '0'
    element.style.height = `${element.scrollHeight}px`
  }, [field, value])
  return <textarea ref={field} rows={2} value={value} {...rest} />
}
