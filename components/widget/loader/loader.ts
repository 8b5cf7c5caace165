/*
 * widget.js: what a host page includes. Its snippet puts a queue in place of the API, so that calls made
 * before this file has come are kept; settings in window.otklikSettings start the widget by themselves.
 * Nothing here may ever throw into the host page. With `?alias=intercom` the same stands under the names
 * of Intercom's messenger.
 */
import { createWidget } from './widget.ts'

type Listener = (...said: unknown[]) => unknown
type Call = [verb?: unknown, ...said: unknown[]]
type Api = ((...call: Call) => unknown) & { q?: ArrayLike<unknown>[]; isLoaded?: true }
type Host = Record<string, unknown>

const host = window as unknown as Host
/** Verbs that wait for the panel. */
const asked =
  'show hide toggle showSpace showMessages showNewMessage showConversation showTicket showArticle showNews startConversation'
/** Callbacks, each with the event that it hears. */
const callbacks: Record<string, string> = {
  onShow: 'show',
  onHide: 'hide',
  onUnreadCountChange: 'unread',
  onMessage: 'message',
  onQueueChange: 'queue',
  onError: 'error',
  onTokenExpiring: 'identity_expired',
  onUserEmailSupplied: 'email',
}

function load(origin: Parameters<typeof createWidget>[0], name: string): void {
  if ((host.Otklik as Api | undefined)?.isLoaded) return
  const settingsName = `${name[0]!.toLowerCase()}${name.slice(1)}Settings`
  const waiting = (host[name] as Api | undefined)?.q ?? []
  const listeners: Record<string, Set<Listener>> = {}
  for (const event of Object.values(callbacks)) listeners[event] = new Set()
  const starting = new Set<Listener>()

  const widget = createWidget(origin, (event, ...said) => {
    for (const listener of listeners[event] ?? []) hear(listener, event, said)
  })

  function hear(listener: Listener, event: string, said: unknown[]) {
    const answer = safely(() => listener(...said))
    // The callback may bring the fresh token itself.
    if (event === 'identity_expired')
      void Promise.resolve(answer).then(
        (token) => typeof token === 'string' && api('update', { user_jwt: token }),
        () => undefined,
      )
  }

  const listenersOf = (event: unknown): Set<Listener> => {
    const known = listeners[event as string]
    if (known) return known
    throw new Error(`no event is called "${String(event)}"`)
  }
  const boot = (given: unknown) => {
    widget.boot(given ?? host[settingsName])
    for (const listener of starting) safely(listener)
    starting.clear()
  }
  const verbs: Record<string, (...said: unknown[]) => unknown> = {
    boot,
    init: boot,
    update: (given) => (widget.isBooted() ? widget.update(given) : boot(given)),
    shutdown: widget.shutdown,
    trackEvent: widget.track,
    getVisitorId: widget.visitorId,
    reattach_activator: () => undefined,
    ready(listener) {
      if (widget.isBooted()) safely(listener as Listener)
      else starting.add(listener as Listener)
    },
    setLocale: (locale) => widget.update({ locale }),
    setTheme: (theme) => widget.update({ theme_mode: theme }),
    hideNotifications: (isHidden) => widget.update({ hide_notifications: isHidden === true }),
    on(event, listener) {
      const known = listenersOf(event)
      if (typeof listener !== 'function') throw new Error(`${String(event)} needs a function`)
      known.add(listener as Listener)
      // Whoever asks for the count wants to show it now.
      if (event === 'unread') listener(widget.unread())
    },
    off: (event, listener) => void listenersOf(event).delete(listener as Listener),
  }
  for (const verb of asked.split(' ')) verbs[verb] = (...said) => widget.ask(verb, said)
  for (const [verb, event] of Object.entries(callbacks))
    verbs[verb] = (listener) => verbs.on!(event, listener)

  const api: Api = (verb, ...said) =>
    safely(() => {
      const called = `${verb as string}`
      if (!Object.hasOwn(verbs, called)) {
        // Once: a page may say it at every step.
        verbs[called] = () => undefined
        throw new Error(`no verb is called "${called}"`)
      }
      return verbs[called]!(...said)
    })
  api.isLoaded = true
  host[name] = host.Otklik = api

  const calls = Array.from(waiting, (call) => Array.from(call) as Call)
  const isBooted = calls.some(([verb]) => verb === 'boot' || verb === 'init')
  if (host[settingsName] && !isBooted) api('boot')
  for (const call of calls) api(...call)
}

function safely<Value>(run: () => Value): Value | undefined {
  try {
    return run()
  } catch (error) {
    // eslint-disable-next-line no-console -- The host page's developer reads it there.
    console.error('Otklik:', error instanceof Error ? error.message : error)
    return undefined
  }
}

safely(() => {
  const script = document.currentScript as HTMLScriptElement | null
  const url = new URL(script?.src || location.href)
  const key = /\/widget\/([^/]+)$/.exec(url.pathname)?.[1]
  const alias = url.searchParams.get('alias') ?? script?.dataset.alias
  const isAlias = /^intercom$/i.test(alias ?? '')
  const name = isAlias ? 'Intercom' : 'Otklik'
  // Included twice, or run again by a single-page application's router.
  const present = host.Otklik as Api | undefined
  if (present?.isLoaded) return present('update', host[`${name.toLowerCase()}Settings`])
  const origin = {
    home: url.origin,
    key: key ? decodeURIComponent(key) : null,
    nonce: script?.nonce ?? '',
    isKeyForced: isAlias && !!key,
  }
  const begin = () => safely(() => load(origin, name))
  if (document.body) begin()
  else document.addEventListener('DOMContentLoaded', begin, { once: true })
})
