/*
 * Colours that a company chose, kept readable: whatever it is, text on it and text in it keep a contrast
 * of 4.5 (WCAG 2.2, 1.4.3).
 */

type Rgb = [red: number, green: number, blue: number]

/** 0–255 each, or null where it is not `#rgb` or `#rrggbb`. */
export function readColour(text: unknown): Rgb | null {
  if (typeof text !== 'string' || !/^#([\da-f]{3}|[\da-f]{6})$/i.test(text)) return null
  const long = text.length === 4 ? text.replace(/[^#]/g, '$&$&') : text
  return [1, 3, 5].map((at) => parseInt(long.slice(at, at + 2), 16)) as Rgb
}

/** Relative luminance, 0 (black) to 1 (white). */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** What is written on a colour: white where that is readable, else black. One of the two always is. */
export function inkOn(colour: Rgb): '#fff' | '#000' {
  return 1.05 / (luminance(colour) + 0.05) >= 4.5 ? '#fff' : '#000'
}

export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The colour itself where it can be read on the ground, else moved towards black or white until it can. */
export function readableOn(colour: Rgb, ground: Rgb): Rgb {
  const goal = luminance(ground) > 0.18 ? 0 : 255
  for (let step = 0; step <= 20; step += 1) {
    const moved = colour.map((part) => Math.round(part + ((goal - part) * step) / 20)) as Rgb
    if (contrast(moved, ground) >= 4.5) return moved
  }
  return [goal, goal, goal]
}

export function hex(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
