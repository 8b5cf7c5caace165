'use client'

import type { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import {
  cloneElement,
  createContext,
  use,
  type ComponentProps,
  type ReactElement,
  type ReactNode,
} from 'react'
import { classNames } from './class-names.ts'
import { lazyParts } from './lazy-parts.ts'
import { popupStyle } from './popup-style.ts'
import { useLazyPopup, type PopupControl } from './use-lazy-popup.ts'

const lazy = lazyParts(() => import('./menu-parts.ts').then(({ menuParts }) => menuParts))
const Parts = createContext<typeof Base | null>(null)

function useParts(): typeof Base {
  const parts = use(Parts)
  if (!parts) throw new Error('Parts of a menu stand inside a <Menu>.')
  return parts
}

const row =
  'flex h-8 items-center gap-2 rounded-m px-2 text-sm outline-none select-none data-disabled:text-ink-disabled data-highlighted:bg-hover pointer-coarse:h-10 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted'

type MenuProps = PopupControl & {
  /** The button that opens it. */
  trigger: ReactElement
  children: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  className?: string
}

/** A list of actions that opens from a button. Arrows, Home, End and typing move in it. */
export function Menu({ trigger, children, side = 'bottom', align = 'start', ...rest }: MenuProps) {
  const popup = useLazyPopup('menu', lazy, rest)
  const Menu = popup.parts
  return (
    <>
      {cloneElement(trigger, popup.triggerProps)}
      {Menu && (
        <Menu.Root open={popup.isOpen} onOpenChange={popup.setOpen}>
          <Menu.Portal>
            <Menu.Positioner
              anchor={popup.trigger}
              side={side}
              align={align}
              sideOffset={4}
              className="z-40 outline-none"
            >
              <Menu.Popup
                ref={popup.isByKey ? focusFirst : undefined}
                finalFocus={popup.trigger}
                className={classNames(
                  popupStyle,
                  'max-h-(--available-height) min-w-44 overflow-y-auto p-1',
                  rest.className,
                )}
              >
                <Parts value={Menu}>{children}</Parts>
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      )}
    </>
  )
}

/** After the popup has taken the focus itself. */
function focusFirst(popup: HTMLElement | null) {
  requestAnimationFrame(() => popup?.querySelector<HTMLElement>('[role^=menuitem]')?.focus())
}

/** One action. */
export function MenuAction({
  danger,
  className,
  ...rest
}: ComponentProps<typeof Base.Item> & { danger?: boolean; className?: string }) {
  const { Item } = useParts()
  return (
    <Item
      className={classNames(row, danger && 'text-danger-text [&_svg]:text-danger-text', className)}
      {...rest}
    />
  )
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
  /** The hint says what a choice means, in one line below its name. */
  options: { value: Value; label: ReactNode; icon?: ReactNode; hint?: ReactNode }[]
}) {
  const { RadioGroup, RadioItem, RadioItemIndicator } = useParts()
  return (
    <RadioGroup value={value} onValueChange={(chosen: Value) => onChoose(chosen)}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <RadioItem
          key={option.value}
          value={option.value}
          className={classNames(row, option.hint && 'h-auto py-1.5 pointer-coarse:h-auto')}
          closeOnClick
        >
          {option.icon}
          <span className="min-w-0 flex-1">
            <span className="block truncate">{option.label}</span>
            {option.hint && (
              <span className="block text-xs text-pretty text-ink-faint">{option.hint}</span>
            )}
          </span>
          <RadioItemIndicator>
            <Check aria-hidden />
          </RadioItemIndicator>
        </RadioItem>
      ))}
    </RadioGroup>
  )
}

/** Heading of the group it stands in. */
function MenuLabel({ children }: { children: ReactNode }) {
  const { GroupLabel } = useParts()
  return (
    <GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-faint">
      {children}
    </GroupLabel>
  )
}

export function MenuSeparator() {
  const { Separator } = useParts()
  return <Separator className="mx-1 my-1 h-px bg-line" />
}
