/** Milliseconds: a page that nobody sees paints nothing. */
const patience = 200

/** Runs something once what has just been drawn is on the screen; returns how to call it off. */
export function afterPaint(run: () => void): () => void {
  let timer = setTimeout(done, patience)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(done)
  })
  function done() {
    cancelAnimationFrame(frame)
    run()
  }
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
