import { isHello, readToFrame, type ToFrame, type ToHost } from '#lib/widget/protocol.ts'

/**
 * Waits for the loader's hello and then speaks through its port alone. Only the window that embeds the
 * frame can say hello: another frame of the page is not our parent.
 */
export function listenToHost(
  onMessage: (message: ToFrame, origin: string) => void,
): (message: ToHost) => void {
  let port: MessagePort | undefined
  addEventListener('message', (event) => {
    if (event.source !== window.parent || port || !isHello(event.data)) return
    port = event.ports[0]
    if (!port) return
    port.onmessage = ({ data }) => {
      const message = readToFrame(data)
      if (message) onMessage(message, event.origin)
    }
    port.postMessage({ type: 'ready', needsKeep: !canKeep() } satisfies ToHost)
  })
  return (message) => port?.postMessage(message)
}

/** Browsers that shut third parties out throw here, and would forget the visitor at every page. */
function canKeep(): boolean {
  try {
    localStorage.setItem('otklik', '')
    localStorage.removeItem('otklik')
    return true
  } catch {
    return false
  }
}
