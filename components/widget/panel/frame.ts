import { hello, readToHost, type ToFrame, type ToHost } from '#lib/widget/protocol.ts'

/** Milliseconds until a frame that says nothing counts as dead. */
const patience = 20_000

/** @param lang  only so that its texts come beside its script */
export function addressOfFrame(home: string, appId: string, lang: 'ru' | 'en'): string {
  const url = new URL('/widget/frame', home)
  url.searchParams.set('app_id', appId)
  url.searchParams.set('lang', lang)
  return url.href
}

/** It keeps its own origin and opens links; it never moves the page that holds it. */
const powers =
  'allow-scripts allow-same-origin allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox'

export type Frame = ReturnType<typeof createFrame>

/**
 * The iframe and the port to it. Messages go to the frame's exact origin; answers come through the port
 * alone, so that nothing another window posts to the page is ever taken for the frame's.
 */
export function createFrame(
  parent: ParentNode,
  options: {
    url: string
    title: string
    onMessage: (message: ToHost) => void
    /** It never came up: no server, or the page's policy forbids it. */
    onDead: () => void
  },
) {
  const iframe = document.createElement('iframe')
  let port: MessagePort | null = null
  const timer = setTimeout(options.onDead, patience)
  iframe.title = options.title
  iframe.allow = 'clipboard-write'
  iframe.setAttribute('sandbox', powers)
  iframe.src = options.url
  iframe.addEventListener('load', () => {
    // Again after the frame navigated or was reloaded by the browser.
    port?.close()
    const channel = new MessageChannel()
    port = channel.port1
    port.onmessage = ({ data }) => {
      const message = readToHost(data)
      if (!message) return
      clearTimeout(timer)
      options.onMessage(message)
    }
    iframe.contentWindow?.postMessage(hello, new URL(options.url).origin, [channel.port2])
  })
  parent.append(iframe)

  return {
    post: (message: ToFrame) => port?.postMessage(message),
    focus: () => iframe.focus({ preventScroll: true }),
    remove() {
      clearTimeout(timer)
      port?.close()
      iframe.remove()
    },
  }
}
