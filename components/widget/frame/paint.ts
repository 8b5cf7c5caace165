import { hex, inkOn, readableOn, readColour } from '#lib/widget/colours.ts'
import type { Looks } from '#lib/widget/looks.ts'

/** What accented words stand on, in the light and in the dark theme: the darker grey of each. */
const grounds = { light: readColour('#e9ebf0')!, dark: readColour('#2e313a')! }
const names = [
  'accent',
  'accent-ink',
  'accent-text',
  'unsent',
  'hero',
  'hero-deep',
  'hero-ink',
  'shine',
]

/** Puts the company's colours in the place of ours. What would not be readable is moved until it is. */
export function paint(root: HTMLElement, looks: Looks, isDark: boolean): void {
  for (const name of names) root.style.removeProperty(`--${name}`)
  const accent = readColour(looks.accent)
  const hero = readColour(looks.background) ?? accent
  const set = (name: string, value: string) => root.style.setProperty(`--${name}`, value)
  if (accent) {
    set('accent', hex(accent))
    set('accent-ink', inkOn(accent))
    set('accent-text', hex(readableOn(accent, isDark ? grounds.dark : grounds.light)))
    set('unsent', hex(accent))
  }
  if (hero) {
    const ink = inkOn(hero)
    set('hero', hex(hero))
    // Away from its ink: the contrast only grows.
    set('hero-deep', `color-mix(in oklab, ${hex(hero)}, ${ink === '#fff' ? '#000' : '#fff'} 22%)`)
    set('hero-ink', ink)
    set('shine', 'transparent')
  }
}
