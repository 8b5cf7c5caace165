/**
 * Calls back when the program is to end: Ctrl-C, SIGTERM, SIGHUP, or the launcher that started it is
 * gone (kill -9 of it sends nothing). The second time, at least a second later, asks for haste; npm
 * passes on the Ctrl-C that the terminal has sent already, and that is not a second one.
 *
 * @param launcher pid of the process whose end ends this one; undefined to do without
 */
export function onShutDown(
  launcher: number | undefined,
  shutDown: (how: { hard: boolean }) => void,
): void {
  let since: number | undefined
  const asked = () => {
    if (since === undefined) {
      since = performance.now()
      shutDown({ hard: false })
    } else if (performance.now() - since > 1000) {
      shutDown({ hard: true })
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked)
  if (launcher === undefined || launcher !== process.ppid) return
  setInterval(() => {
    if (process.ppid !== launcher && since === undefined) asked()
  }, 250).unref()
}
