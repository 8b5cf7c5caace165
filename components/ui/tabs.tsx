'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

type TabsProps<Value extends string> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  options: { value: Value; label: ReactNode }[]
  /** Panels, each a <TabPanel value>. */
  children?: ReactNode
  className?: string
}

/** A choice between panels; arrows move in it. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  return (
    <Base.Root
      value={props.value}
      onValueChange={(value: Value) => props.onChange(value)}
      className={props.className}
    >
      <Base.List aria-label={props.label} className="relative flex gap-1">
        {props.options.map((option) => (
          <Base.Tab
            key={option.value}
            value={option.value}
            className="relative z-1 flex h-7 items-center rounded-m px-2.5 text-xs font-medium text-ink-muted select-none hover:text-ink data-active:text-ink pointer-coarse:h-9"
          >
            {option.label}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute top-0 left-0 z-0 h-full w-(--active-tab-width) translate-x-(--active-tab-left) rounded-m bg-sunken transition-[translate,width] duration-(--quick) ease-out" />
      </Base.List>
      {props.children}
    </Base.Root>
  )
}

export const TabPanel = Base.Panel
