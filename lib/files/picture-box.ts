/** The most pixels of a picture in the timeline, and the least: a thin line could not be pressed. */
const widest = 320
const tallest = 280
const least = 44

type Size = { width: number; height: number }

/** How large a picture stands in the timeline: whole, never larger than it is, never too small to press. */
export function boxOf(size: Size | null): Size {
  if (!size) return { width: widest, height: tallest }
  const scale = Math.min(1, widest / size.width, tallest / size.height)
  return {
    width: Math.max(least, Math.round(size.width * scale)),
    height: Math.max(least, Math.round(size.height * scale)),
  }
}
