import { inkOn, readColour } from './colours.ts'
import { textOf, type Given } from './given.ts'
import type { Looks } from './looks.ts'

/** How the launcher and the panel stand on the host page. */
export type Placing = {
  side: 'left' | 'right'
  /** Distances from the edges, in pixels. */
  x: number
  y: number
  layer: number
  accent: string
  ink: string
  isHidden: boolean
}

/** What the host page says goes before what the desk's editor says. */
export function placingOf(given: Given, looks: Looks): Placing {
  const pixels = (said: unknown, kept: unknown) =>
    isLength(said) ? said : isLength(kept) ? kept : 20
  const side = [given.alignment, looks.position].find((one) => one === 'left' || one === 'right')
  const accent = [given.action_color, looks.accent].find(readColour) as string | undefined
  const hides = given.hide_default_launcher
  return {
    side: (side as Placing['side'] | undefined) ?? 'right',
    x: pixels(given.horizontal_padding, looks.side_offset),
    y: pixels(given.vertical_padding, looks.bottom_offset),
    // The largest that every browser keeps: host pages put menus at 9999.
    layer: typeof given.z_index === 'number' ? given.z_index : 2147483000,
    accent: accent ?? '#4257d6',
    ink: accent ? inkOn(readColour(accent)!) : '#fff',
    isHidden: typeof hides === 'boolean' ? hides : looks.launcher === 'none',
  }
}

/** null: the browser decides. */
export function localeOf(given: Given, looks: Looks): string | null {
  return textOf(given.locale) ?? (looks.locale === 'auto' ? null : textOf(looks.locale))
}

export function themeOf(given: Given, looks: Looks): 'light' | 'dark' | 'system' {
  const isTheme = (one: unknown) => one === 'light' || one === 'dark' || one === 'system'
  return ([given.theme_mode, looks.theme].find(isTheme) ?? 'system') as 'light' | 'dark' | 'system'
}

export function isDark(theme: string): boolean {
  return (
    theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  )
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 10_000
}
