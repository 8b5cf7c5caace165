/** Up to two capitals of a name; nothing where there is none. */
export function initials(name: string | null | undefined): string {
  const words = (name ?? '')
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word))
  const letters = words.map((word) => [...word.replace(/^[^\p{L}\p{N}]+/u, '')][0] ?? '')
  const chosen = letters.length > 1 ? [letters[0], letters.at(-1)] : letters
  return chosen.join('').toLocaleUpperCase()
}

/** Colours of an avatar, spread evenly over the hues; 4.5:1 between letters and ground in both themes. */
export function tintOf(seed: string): { backgroundColor: string; color: string } {
  let hash = 0
  for (const character of seed) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0
  const hue = ((hash >>> 0) % 24) * 15
  return {
    backgroundColor: `light-dark(oklch(0.9 0.055 ${hue}), oklch(0.37 0.065 ${hue}))`,
    color: `light-dark(oklch(0.37 0.09 ${hue}), oklch(0.91 0.05 ${hue}))`,
  }
}
