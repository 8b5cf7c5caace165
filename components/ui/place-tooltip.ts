type Size = { width: number; height: number }
type Box = { left: number; top: number; width: number; height: number }

const gap = 6
const edge = 8

/** Below the element and centred on it; above where there is no room, and never beyond the window's edges. Pixels. */
export function placeTooltip(element: Box, bubble: Size, window: Size) {
  const centred = element.left + element.width / 2 - bubble.width / 2
  const left = Math.min(Math.max(centred, edge), Math.max(window.width - bubble.width - edge, edge))
  const below = element.top + element.height + gap
  const fits = below + bubble.height + edge <= window.height
  const top = fits ? below : Math.max(element.top - gap - bubble.height, edge)
  return { left: Math.round(left), top: Math.round(top) }
}
