import { layOver, textOf, type Given } from '#lib/widget/given.ts'
import type { InlinedLooks, Looks } from '#lib/widget/looks.ts'
import { localeOf, placingOf } from '#lib/widget/placing.ts'
import type { Panel } from '../panel/contract.ts'
import { createLauncher, type LauncherState } from './launcher.ts'
import { createShell, type Shell } from './shell.ts'
import { createTracked } from './tracked.ts'
import { whenIdle } from './when-idle.ts'
import { wordsFor } from './words.ts'

declare global {
  interface Window {
    otklikLooks?: InlinedLooks
  }
}

/** Which build of the panel belongs to this loader; components/widget/build.mjs writes it in. */
declare const PANEL_VERSION: string

const closed: LauncherState = { isOpen: false, isBusy: false, unread: 0, says: null }
/** A link in a mail, or of the host page itself: `https://shop.test/#otklik-conversation=<id>`. */
const deepLink = /#otklik-conversation=([\w-]+)/

/**
 * What stands on the host page while the chat is closed: settings and the launcher. Everything else comes
 * with the first verb that needs it, and calls wait for it.
 *
 * @param origin where widget.js came from: origin of the desk, the key in its path, its nonce
 */
export function createWidget(
  origin: { home: string; key: string | null; nonce: string; isKeyForced: boolean },
  emit: (name: string, ...said: unknown[]) => void,
) {
  let given: Given | null = null
  let appId = ''
  let looks: Looks = {}
  let shell: Shell | null = null
  let launcher: ReturnType<typeof createLauncher> | null = null
  let panel: Panel | null = null
  let script: HTMLScriptElement | null = null
  let waiting: [verb: string, said: unknown[]][] = []
  let state: LauncherState = { ...closed }
  const tracked = createTracked()

  const words = () => wordsFor(localeOf(given!, looks))
  const fail = () => {
    if (given) shell?.notice(words().unavailable)
  }

  function changed(part: Partial<LauncherState> & { looks?: Looks }) {
    state = { ...state, ...part }
    if (part.looks) looks = part.looks
    render()
  }

  function render() {
    if (!given || !shell) return
    const placing = placingOf(given, looks)
    const unread = given.hide_notifications === true ? 0 : state.unread
    shell.render(placing)
    launcher?.render(words().open, placing.isHidden, { ...state, unread })
    panel?.settle({ ...given, looks }, appId, !placing.isHidden)
  }

  function load() {
    if (panel || script || !given) return
    const element = document.createElement('script')
    const home = textOf(given.api_base) ?? origin.home
    script = element
    element.src = `${home}/widget/panel.js?v=${PANEL_VERSION}`
    element.nonce = origin.nonce
    element.onload = () => {
      if (script !== element || !shell) return
      const { root, shadow } = shell
      const host = {
        home,
        nonce: origin.nonce,
        root,
        shadow,
        changed,
        emit,
        fail,
        focusLauncher: () => launcher?.focus(),
      }
      panel = window.otklikPanel?.(host) ?? null
      state.isBusy = false
      render()
      for (const [verb, said] of waiting.splice(0)) panel?.ask(verb, said)
      tracked.tell(panel)
      panel?.warm()
    }
    element.onerror = () => {
      if (script !== element) return
      script = null
      element.remove()
      if (waiting.splice(0).length > 0) fail()
      changed({ isBusy: false })
    }
    document.head.append(element)
  }

  /** Now, or when the page has booted and the panel has come. */
  function ask(verb: string, said: unknown[] = []) {
    if (panel) return panel.ask(verb, said)
    if (verb === 'hide' && script === null) return
    waiting.push([verb, said])
    load()
    if (given) {
      shell?.notice('')
      changed({ isBusy: true })
    }
  }

  function boot(said: unknown): void {
    const merged = layOver(null, said)
    const key = (origin.isKeyForced ? null : textOf(merged.app_id)) ?? origin.key
    if (!key) throw new Error('app_id is missing: it stands in the desk beside the snippet')
    if (given && key !== appId) end(false)
    given = origin.isKeyForced ? { ...merged, api_base: null } : merged
    appId = key
    looks = window.otklikLooks?.[key]?.looks ?? looks
    if (!shell) {
      shell = createShell()
      launcher = createLauncher(shell.root, () => ask('toggle'), load)
    }
    render()
    followLink()
    if (waiting.length > 0) ask(...waiting.shift()!)
    else preload()
  }

  function followLink() {
    const id = deepLink.exec(location.hash)?.[1]
    if (!id || !given) return
    history.replaceState(history.state, '', location.pathname + location.search)
    ask('showConversation', [id])
  }

  /** Somebody who has conversations wants to know of answers; a stranger costs nothing. */
  function preload() {
    if (given && (textOf(given.user_jwt) ?? textOf(given.user_hash) ?? hasHistory())) whenIdle(load)
  }

  function hasHistory(): string | null {
    try {
      return localStorage.getItem(`otklik:${appId}`)
    } catch {
      return null
    }
  }

  function end(isForgotten: boolean): void {
    panel?.end(isForgotten)
    // The frame has to hear it and to tell the server.
    shell?.remove(isForgotten ? 1_000 : 0)
    panel = shell = launcher = script = given = null
    waiting = []
    tracked.forget()
    looks = {}
    const { unread } = state
    state = { ...closed }
    if (unread > 0) emit('unread', 0)
  }

  function shutdown(): void {
    try {
      for (const name of ['', ':kept']) localStorage.removeItem(`otklik:${appId}${name}`)
    } catch {
      // Nothing was kept.
    }
    end(true)
  }

  function update(said?: unknown): void {
    if (!given) return boot(said)
    given = layOver(given, said)
    render()
    if (!panel) preload()
  }

  // By delegation: a single-page application makes its buttons after this.
  document.addEventListener('click', (event) => {
    const selector = textOf(given?.custom_launcher_selector)
    if (!selector || !(event.target as Element | null)?.closest?.(selector)) return
    event.preventDefault()
    ask('show')
  })

  addEventListener('hashchange', followLink)

  return {
    boot,
    update,
    shutdown,
    ask,
    track: (name: unknown, facts: unknown) => tracked.add(panel, name, facts),
    isBooted: () => given !== null,
    unread: () => state.unread,
    visitorId: () => panel?.visitorId() ?? null,
  }
}
