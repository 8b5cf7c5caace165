/** What a page is asked to take the time of. Instants are milliseconds since 1970, the same in every page. */
export type Stopwatch = {
  /** When something matching this had been painted, at the latest from now on. */
  painted: (selector: string, text?: string) => Promise<number>
  /** When what is asked for had been painted; asked again with every change of the page. */
  paintedWhen: (isThere: () => boolean) => Promise<number>
  /** When the last key or press came. */
  began: () => number
  /** Collects the time between frames until it is called again: [longest, how many]. */
  frames: () => [number, number]
  /** The same, every one of them. */
  everyFrame: () => number[]
}

declare global {
  interface Window {
    stopwatch: Stopwatch
  }
}

/** Put into every page before anything else runs. */
export function watch(): void {
  const now = () => performance.timeOrigin + performance.now()
  let began = 0
  for (const kind of ['keydown', 'click'])
    addEventListener(kind, (event) => (began = performance.timeOrigin + event.timeStamp), true)

  let between: number[] = []
  let last = 0
  const frame = (at: number) => {
    if (last > 0) between.push(at - last)
    last = at
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)

  /** After the frame that shows it: a message is handled when that frame has been drawn. */
  const afterPaint = () =>
    new Promise<number>((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(now())
        port2.postMessage(null)
      }),
    )
  const taken = () => {
    const frames = between
    between = []
    return frames
  }
  const paintedWhen = (isThere: () => boolean) =>
    new Promise<number>((resolve) => {
      if (isThere()) return void afterPaint().then(resolve)
      const observer = new MutationObserver(() => {
        if (!isThere()) return
        observer.disconnect()
        void afterPaint().then(resolve)
      })
      // Not its element: at the very beginning there is none.
      observer.observe(document, { childList: true, subtree: true, characterData: true })
    })

  window.stopwatch = {
    began: () => began,
    painted: (selector, text = '') =>
      paintedWhen(() =>
        [...document.querySelectorAll(selector)].some((each) => each.textContent?.includes(text)),
      ),
    paintedWhen,
    frames: () => {
      const frames = taken()
      return [Math.max(0, ...frames), frames.length]
    },
    everyFrame: taken,
  }
}
