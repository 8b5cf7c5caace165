import { openVisit, type Platform, type Visit } from '#lib/widget/connect.ts'
import { hostStorage } from '#lib/widget/host-storage.ts'
import { browserStorage, type SmallStorage } from '#lib/widget/keep.ts'
import { unreadOf } from '#lib/widget/customer.ts'
import { personOf } from '#lib/widget/person.ts'
import type { ToFrame, ToHost } from '#lib/widget/protocol.ts'
import { randomId } from '#lib/widget/random.ts'
import type { FrameSettings } from '#lib/widget/settings.ts'
import { createStore } from '#lib/widget/store.ts'
import { conversationIdOf, entriesOf, laneOf, type View } from './view.ts'

export type Shell = {
  settings: FrameSettings
  /** Is the panel open on the host page? */
  isOpen: boolean
  visit: Visit
  view: View
}

/** What the host page wants becomes what the frame does; what the frame learns is told to the host page. */
export function createController(platform: Platform, tell: (message: ToHost) => void) {
  const store = createStore<Shell | null>(null)
  const patch = (part: Partial<Shell>) => {
    const shell = store.get()
    if (shell) store.set({ ...shell, ...part })
  }
  let person: string | null = null
  let storage: SmallStorage = browserStorage
  let isStarted = false
  let told = { unread: 0, isKept: false, isExpired: false }

  function enter(settings: FrameSettings, isOpen: boolean): void {
    person = personOf(settings.user_jwt)
    isStarted = false
    const identity = () => store.get()?.settings.user_jwt ?? null
    const visit = openVisit(platform, storage, settings.app_id, person, identity, follow)
    store.set({ settings, isOpen, visit, view: { screen: 'home' } })
    for (const part of [visit.live, visit.outbox, visit.entrance]) part.subscribe(report)
    // A visitor who was never here costs the server nothing until the chat is opened.
    if (isOpen || person !== 'visitor' || visit.isKnown()) start()
  }

  /** The customer stays with what was written. */
  function follow(from: string, to: string): void {
    const shell = store.get()
    if (shell && conversationIdOf(shell.view, shell.visit.live.get().customer) === from)
      patch({ view: { screen: 'conversation', id: to } })
  }

  function start(): void {
    if (isStarted) return
    isStarted = true
    store.get()?.visit.start()
  }

  /** Tells the host page what changed for it. */
  function report(): void {
    const shell = store.get()
    if (!shell) return
    const { customer, isLoaded } = shell.visit.live.get()
    const unread = unreadOf(customer)
    const isKept = customer.conversations.length > 0 || shell.visit.outbox.entries().length > 0
    const isExpired = shell.visit.entrance.get().refusal === 'identity_expired'
    if (unread !== told.unread) tell({ type: 'unread', count: unread })
    if (isKept !== told.isKept && (isLoaded || isKept)) tell({ type: 'history', isKept })
    if (isExpired && !told.isExpired) tell({ type: 'identity_expired' })
    told = { unread, isKept, isExpired }
  }

  function update(settings: FrameSettings): void {
    const shell = store.get()
    if (!shell) return
    if (personOf(settings.user_jwt) !== person) {
      shell.visit.stop()
      return enter(settings, shell.isOpen)
    }
    const isNewToken = settings.user_jwt !== shell.settings.user_jwt
    patch({ settings })
    if (isNewToken) shell.visit.retry()
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    hear(message: ToFrame): void {
      if (message.type === 'init') {
        if (message.kept) storage = hostStorage(message.kept, tell)
        enter(message.settings, message.isOpen)
      } else if (message.type === 'update') update(message.settings)
      else if (message.type === 'shutdown') store.get()?.visit.forget()
      else {
        patch({ isOpen: message.isOpen })
        if (message.isOpen) start()
      }
    },
    close: () => tell({ type: 'close' }),
    go: (view: View) => patch({ view }),
    compose: (categoryId: string | null) =>
      patch({ view: { screen: 'new', lane: randomId(), categoryId } }),
    send(body: string): void {
      const shell = store.get()
      if (!shell) return
      const { view, visit } = shell
      const { customer } = visit.live.get()
      const entries = visit.outbox.entries()
      const lane = laneOf(view, customer, entries)
      const sibling = entriesOf(view, customer, entries).find((entry) => entry.lane === lane)
      const isNew = lane !== conversationIdOf(view, customer)
      const categoryId = view.screen === 'new' ? view.categoryId : null
      visit.outbox.add(lane, {
        body,
        start: isNew ? (sibling?.content.start ?? { categoryId }) : null,
      })
      visit.typing.sent()
    },
  }
}

export type Controller = ReturnType<typeof createController>
