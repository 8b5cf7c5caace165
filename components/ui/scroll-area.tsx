'use client'

import { ScrollArea as Base } from '@base-ui/react/scroll-area'
import type { ReactNode, Ref } from 'react'
import { classNames } from './class-names.ts'

/** Scrolls with a thin bar that lies over its content, so that its width never changes. */
export function ScrollArea({
  children,
  className,
  viewport,
}: {
  children: ReactNode
  className?: string
  viewport?: Ref<HTMLDivElement>
}) {
  return (
    <Base.Root className={classNames('min-h-0', className)}>
      <Base.Viewport ref={viewport} className="h-full overscroll-contain">
        <Base.Content>{children}</Base.Content>
      </Base.Viewport>
      <Base.Scrollbar className="m-0.5 flex w-1.5 justify-center rounded-full opacity-0 transition-opacity data-hovering:opacity-100 data-scrolling:opacity-100 data-scrolling:duration-0">
        <Base.Thumb className="w-full rounded-full bg-line-strong" />
      </Base.Scrollbar>
    </Base.Root>
  )
}
