import type { PanelHost, ShownTeaser, TeaserHost } from './contract.ts'

/** Which build of it belongs to this panel; components/widget/build.mjs writes it in. */
declare const TEASER_VERSION: string

/** Fetches what shows a message beside the launcher with the first one that there is to show. */
export function createTeaser(host: PanelHost, on: Pick<TeaserHost, 'onOpen' | 'onDismiss'>) {
  let shown: ShownTeaser | null = null
  let script: HTMLScriptElement | null = null
  let isOver = false
  let last: Parameters<ShownTeaser['show']> = [null, null, false]

  function load() {
    if (script) return
    const element = document.createElement('script')
    script = element
    element.src = `${host.home}/widget/teaser.js?v=${TEASER_VERSION}`
    element.nonce = host.nonce ?? ''
    element.onload = () => {
      if (isOver) return
      shown = window.otklikTeaser?.({ root: host.root, shadow: host.shadow, ...on }) ?? null
      shown?.show(...last)
    }
    // The count on the launcher says it, too.
    element.onerror = () => {
      script = null
      element.remove()
    }
    document.head.append(element)
  }

  return {
    show(...given: Parameters<ShownTeaser['show']>) {
      last = given
      if (shown) shown.show(...given)
      else if (given[0]) load()
    },
    remove() {
      isOver = true
      shown?.remove()
    },
  }
}
