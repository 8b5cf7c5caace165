'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { popupStyle } from './popup-style.ts'

const row =
  'flex h-8 items-center gap-2 rounded-m px-2 text-sm outline-none select-none data-disabled:text-ink-disabled data-highlighted:bg-hover pointer-coarse:h-10 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted'

type MenuProps = {
  /** The button that opens it. */
  trigger: ReactElement
  children: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  className?: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A list of actions that opens from a button. Arrows, Home, End and typing move in it. */
export function Menu({
  trigger,
  children,
  side = 'bottom',
  align = 'start',
  className,
  open,
  onOpenChange,
}: MenuProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className="z-40 outline-none">
          <Base.Popup
            className={classNames(
              popupStyle,
              'max-h-(--available-height) min-w-44 overflow-y-auto p-1',
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** One action. */
export function MenuAction({
  danger,
  className,
  ...rest
}: ComponentProps<typeof Base.Item> & { danger?: boolean; className?: string }) {
  return (
    <Base.Item
      className={classNames(row, danger && 'text-danger-text [&_svg]:text-danger-text', className)}
      {...rest}
    />
  )
}

/** A place to go to. */
export function MenuLink(props: ComponentProps<typeof Base.LinkItem> & { className?: string }) {
  return <Base.LinkItem {...props} className={classNames(row, props.className)} />
}

/** Choices of which one holds. */
export function MenuChoices<Value extends string>({
  label,
  value,
  onChoose,
  options,
}: {
  label: string
  value: Value | undefined
  onChoose: (value: Value) => void
  options: { value: Value; label: ReactNode; icon?: ReactNode }[]
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={(chosen: Value) => onChoose(chosen)}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={row} closeOnClick>
          {option.icon}
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <Base.RadioItemIndicator>
            <Check aria-hidden />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  )
}

/** Heading of the group it stands in; only inside MenuGroup or MenuChoices. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-faint">
      {children}
    </Base.GroupLabel>
  )
}

export function MenuGroup({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <Base.Group>
      {label && <MenuLabel>{label}</MenuLabel>}
      {children}
    </Base.Group>
  )
}

export function MenuSeparator() {
  return <Base.Separator className="mx-1 my-1 h-px bg-line" />
}
