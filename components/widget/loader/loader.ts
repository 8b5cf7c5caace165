/*
 * widget.js: what a host page includes. Its snippet puts a queue in place of the API, so that calls made
 * before this file has come are kept; settings in window.otklikSettings start the widget by themselves.
 * Nothing here may ever throw into the host page.
 */
import { createWidget, type WidgetEvents } from './widget.ts'

type EventName = keyof WidgetEvents
type Listener = (...said: unknown[]) => void
type Call = [verb?: unknown, ...said: unknown[]]
type Api = ((...call: Call) => void) & { q?: ArrayLike<unknown>[]; isLoaded?: true }

declare global {
  interface Window {
    Otklik?: Api
    otklikSettings?: unknown
  }
}

function load(home: string): void {
  const waiting = window.Otklik?.q ?? []
  const listeners = new Map<EventName, Set<Listener>>()
  const names: EventName[] = ['show', 'hide', 'unread', 'identity_expired']

  const widget = createWidget(home, (name, ...said) => {
    for (const listener of listeners.get(name) ?? []) safely(() => listener(...said))
  })

  const eventName = (name: unknown): EventName => {
    if (names.includes(name as EventName)) return name as EventName
    throw new Error(`no event is called "${String(name)}": ${names.join(', ')}`)
  }
  const verbs: Record<string, (...said: unknown[]) => void> = {
    ...widget,
    init: widget.boot,
    on(name, listener) {
      const event = eventName(name)
      if (typeof listener !== 'function') throw new Error('on() needs a function')
      const known = listeners.get(event) ?? new Set()
      listeners.set(event, known.add(listener as Listener))
      // Whoever asks for the count wants to show it now.
      if (event === 'unread') listener(widget.unread())
    },
    off: (name, listener) => void listeners.get(eventName(name))?.delete(listener as Listener),
  }

  const api: Api = (verb, ...said) =>
    safely(() => {
      if (typeof verb !== 'string' || !Object.hasOwn(verbs, verb))
        throw new Error(`no verb is called "${String(verb)}"`)
      verbs[verb]?.(...said)
    })
  api.isLoaded = true
  window.Otklik = api

  const calls = Array.from(waiting, (call) => Array.from(call) as Call)
  const isBooted = calls.some(([verb]) => verb === 'boot' || verb === 'init')
  if (window.otklikSettings && !isBooted) api('boot', window.otklikSettings)
  for (const call of calls) api(...call)
}

function safely(run: () => void): void {
  try {
    run()
  } catch (error) {
    // eslint-disable-next-line no-console -- The host page's developer reads it there.
    console.error('Otklik:', error instanceof Error ? error.message : error)
  }
}

safely(() => {
  const script = document.currentScript
  const home = script instanceof HTMLScriptElement && script.src ? new URL(script.src).origin : null
  // Included twice, or run again by a single-page application's router.
  if (window.Otklik?.isLoaded) return window.Otklik('update', window.otklikSettings)
  const begin = () => safely(() => load(home ?? location.origin))
  if (document.body) begin()
  else document.addEventListener('DOMContentLoaded', begin, { once: true })
})
